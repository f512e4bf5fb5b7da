package org.qmgrsim.gui.shots;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.gui.MainWindow;
import org.qmgrsim.gui.inspector.InspectorPane;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.text.Texts;

/** A picture: what is open, and how the window looks. */
record Shot(
        String name,
        Asked asked,
        double width,
        double height,
        double zoom,
        Texts.Language language,
        boolean dark,
        boolean fork) {
    private static final long MINUTE = 60_000_000_000L;

    /** Those of the documentation. */
    static List<Shot> shipped(Path scenarios) throws InvalidInput {
        List<Shot> shots = new ArrayList<>();
        Asked seed = Asked.of(scenarios.resolve("seed-log.yaml"), List.of("triggers.cleanup.lost=100%"), null);
        shots.addAll(of(seed));
        Asked busy = Asked.of(scenarios.resolve("slow-destination-clogs-active.yaml"), List.of(), null);
        shots.add(new Shot("crowded-light-1920x1080", busy, 1920, 1080, 1, Texts.Language.EN, false, false));
        Asked lost = Asked.of(scenarios.resolve("why-wakeup.yaml"), List.of("triggers.cleanup.lost=10%"), null);
        shots.add(new Shot("compare-en-dark-1920x1080", lost, 1920, 1080, 1, Texts.Language.EN, true, true));
        shots.add(new Shot("compare-ja-light-1280x800", lost, 1280, 800, 1, Texts.Language.JA, false, true));
        return shots;
    }

    /** One scenario in both languages, both themes and several sizes. */
    static List<Shot> of(Asked asked) {
        List<Shot> shots = new ArrayList<>();
        String name = asked.file().getFileName().toString().replaceAll("\\.ya?ml$", "");
        shots.add(shot(name, asked, 1280, 800, 1, Texts.Language.EN, false));
        shots.add(shot(name, asked, 1280, 800, 1, Texts.Language.JA, false));
        shots.add(shot(name, asked, 1920, 1080, 1, Texts.Language.EN, true));
        shots.add(shot(name, asked, 1280, 800, 2, Texts.Language.EN, false));
        return shots;
    }

    private static Shot shot(
            String name, Asked asked, double width, double height, double zoom, Texts.Language language, boolean dark) {
        String file = String.format(
                Locale.ROOT,
                "%s-%s-%s-%.0fx%.0f%s",
                name,
                language.code(),
                dark ? "dark" : "light",
                width,
                height,
                zoom == 1 ? "" : "-" + Math.round(zoom * 100));
        return new Shot(file, asked, width, height, zoom, language, dark, false);
    }

    /** Stops where the message that waited longest waits, and looks at it. */
    void set(Session session, MainWindow window) {
        Playback playback = session.current();
        Subject longest = playback == null ? null : InspectorPane.longest(playback);
        Long at = playback == null || longest == null ? null : InspectorPane.middleOf(playback, longest);
        if (at != null) {
            session.seek(at);
            session.select(longest);
            window.timeline().show(at - 7 * MINUTE, at + 5 * MINUTE);
        }
        if (fork && playback != null) {
            session.pin();
            session.change(playback.run().asked().with("qmgr/unix/wakeup", "10"), null);
        }
    }
}
