package org.qmgrsim.gui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qmgrsim.gui.draw.Mark;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.TextMeter;
import org.qmgrsim.gui.draw.Type;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.stage.StageLayout;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.gui.timeline.TimeWindow;
import org.qmgrsim.gui.timeline.TimelineLayout;

/** Stage and timeline at many instants, in both languages and several sizes: no text on another, none beyond the edge. */
class PicturesTest {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** The program's own typefaces, measured without a window. */
    private record AwtMeter(String sans, String bold, Map<String, Font> fonts) implements TextMeter {
        static AwtMeter of(Texts.Language language) {
            return language == Texts.Language.JA
                    ? new AwtMeter("BIZUDPGothic-Regular", "BIZUDPGothic-Bold", new HashMap<>())
                    : new AwtMeter("Inter-Regular", "Inter-SemiBold", new HashMap<>());
        }

        @Override
        public double width(String text, Type type) {
            String mono = type.bold() ? "JetBrainsMono-SemiBold" : "JetBrainsMono-Regular";
            String name = type.mono() ? mono : type.bold() ? bold : sans;
            Font font = fonts.computeIfAbsent(name, AwtMeter::load).deriveFont((float) type.size());
            return font.getStringBounds(text, EXACT).getWidth();
        }

        private static Font load(String name) {
            try (InputStream in = PicturesTest.class.getResourceAsStream("fonts/" + name + ".ttf")) {
                return Font.createFont(Font.TRUETYPE_FONT, in);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Size(double width, double height, double zoom) {}

    @Test
    void noTextLiesOnAnotherOrBeyondTheEdge() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Texts.Language language : Texts.Language.values()) {
            Texts texts = new Texts(language);
            TextMeter meter = AwtMeter.of(language);
            for (String name : List.of("seed-log", "dead-destination", "bad-startup", "qmgr-killed-idle")) {
                Session session = new Session(Runnable::run, Runnable::run, "test");
                List<String> sets = name.equals("seed-log") ? List.of("triggers.cleanup.lost=100%") : List.of();
                session.open(Asked.of(Path.of("scenarios", name + ".yaml"), sets, null));
                Playback playback = session.current();
                for (int part = 0; part <= 12; part++) {
                    long span = playback.run().endNanos() - playback.run().originNanos();
                    playback.seek(playback.run().originNanos() + span * part / 12);
                    String where = name + " " + language + " " + part + "/12: ";
                    for (Size size : List.of(
                            new Size(736, 362, 1),
                            new Size(980, 372, 1),
                            new Size(1264, 520, 1),
                            new Size(1280, 420, 2))) {
                        Picture stage = new StageLayout()
                                .of(
                                        playback,
                                        session.selection(),
                                        size.width(),
                                        size.height(),
                                        texts,
                                        meter,
                                        size.zoom());
                        check(stage, where + "stage " + size + " ", wrong);
                    }
                    for (Size size : List.of(new Size(980, 174, 1), new Size(1556, 238, 1), new Size(1280, 240, 2))) {
                        for (double zoom : new double[] {1, 5, 200}) {
                            TimeWindow all = TimeWindow.all(
                                    playback.run().originNanos(), playback.run().endNanos());
                            TimeWindow window = all.zoom(zoom, part / 12.0);
                            Picture timeline = TimelineLayout.of(
                                    playback,
                                    size.width(),
                                    size.height(),
                                    new TimelineLayout.Wish(window, null, null, false, texts, meter, size.zoom()));
                            check(timeline, where + "timeline " + size + " zoomed " + zoom + " ", wrong);
                        }
                    }
                }
                playback.run().close();
            }
        }
        assertTrue(
                wrong.isEmpty(),
                () -> wrong.size() + " faults, such as\n"
                        + String.join("\n", wrong.subList(0, Math.min(25, wrong.size()))));
    }

    private static void check(Picture picture, String where, List<String> wrong) {
        List<Mark.Text> texts = picture.marks().stream()
                .filter(Mark.Text.class::isInstance)
                .map(Mark.Text.class::cast)
                .toList();
        for (int i = 0; i < texts.size(); i++) {
            Mark.Text text = texts.get(i);
            if (text.x() < -0.5
                    || text.x() + text.width() > picture.width() + 0.5
                    || text.top() < -0.5
                    || text.bottom() > picture.height() + 0.5) {
                wrong.add(where + "beyond the edge: " + text.text());
            }
            for (int j = i + 1; j < texts.size(); j++) {
                Mark.Text other = texts.get(j);
                boolean apart = text.x() + text.width() <= other.x() + 0.5
                        || other.x() + other.width() <= text.x() + 0.5
                        || text.bottom() <= other.top() + 1.5
                        || other.bottom() <= text.top() + 1.5;
                if (!apart) {
                    wrong.add(where + "\"" + text.text() + "\" on \"" + other.text() + "\"");
                }
            }
        }
    }
}
