package org.qmgrsim.gui.inspector;

import java.util.List;
import org.qmgrsim.gui.draw.Family;
import org.qmgrsim.gui.draw.Mark;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.TextMeter;
import org.qmgrsim.gui.draw.Tone;
import org.qmgrsim.gui.draw.Type;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.stage.Waiting;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.report.story.Part;

/** A message's life as a bar whose parts add up to it, with a mark where the playhead stands; below it the parts as a table. */
final class LifeBar {
    private static final int MOST_ROWS = 7;

    private LifeBar() {}

    /** How high the picture is. */
    static double height(List<Part> parts, double zoom) {
        return (34 + 12 + Math.min(MOST_ROWS, parts.size()) * 18 + 4) * zoom;
    }

    static Picture of(Playback playback, List<Part> parts, double width, Texts texts, TextMeter meter, double zoom) {
        Picture picture = new Picture(width, height(parts, zoom), meter, zoom);
        if (parts.isEmpty()) {
            return picture;
        }
        long from = parts.get(0).fromNanos();
        long until = parts.get(parts.size() - 1).untilNanos();
        bar(picture, parts, from, Math.max(1, until - from), texts);
        double now = (double) (playback.nanos() - from) / Math.max(1, until - from);
        if (now >= 0 && now <= 1) {
            double x = 1 + now * (width - 2);
            picture.line(Tone.TEXT, 2, Mark.Dash.SOLID, Mark.End.NONE, x, 0.0, x, 26 * zoom);
            double half = picture.widthOf(texts.of("now"), Type.CAPTION_BOLD) / 2 + 1;
            double left = Math.max(0, Math.min(width - 2 * half, x - half));
            picture.text(left, 38 * zoom, 2 * half, Tone.TEXT, Type.CAPTION_BOLD, texts.of("now"));
        }
        rows(picture, parts, until - from, 46 * zoom, texts, playback.nanos());
        return picture;
    }

    private static void bar(Picture picture, List<Part> parts, long from, long whole, Texts texts) {
        double width = picture.width() - 2;
        double zoom = picture.zoom();
        double high = 20 * zoom;
        for (Part part : parts) {
            double x = 1 + width * (part.fromNanos() - from) / whole;
            double wide = Math.max(2, width * part.nanos() / whole);
            Family family = Waiting.family(part.reason());
            picture.add(new Mark.Hatched(Math.min(x, 1 + width - wide), 3, wide, high, family, 1.2));
            String label = texts.seconds(part.nanos() / 1e9);
            double text = picture.widthOf(label, Type.CAPTION_BOLD) + 8;
            if (text + 8 < wide) {
                double left = x + (wide - text) / 2;
                picture.box(left, 5, text, high - 4, 2, family.wash(), null);
                picture.text(left + 4, 3 + high / 2 + 4 * zoom, text, family.text(), Type.CAPTION_BOLD, label);
            }
        }
    }

    private static void rows(Picture picture, List<Part> parts, long whole, double top, Texts texts, long now) {
        double zoom = picture.zoom();
        double line = 18 * zoom;
        int first = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).fromNanos() <= now) {
                first = Math.max(0, Math.min(i - MOST_ROWS / 2, parts.size() - MOST_ROWS));
            }
        }
        for (int i = first; i < Math.min(parts.size(), first + MOST_ROWS); i++) {
            Part part = parts.get(i);
            double base = top + (i - first) * line + 12 * zoom;
            Family family = Waiting.family(part.reason());
            picture.badge(6, base - 4 * zoom, 4.5, family);
            boolean present = now >= part.fromNanos() && now < part.untilNanos();
            Type type = present ? Type.CAPTION_BOLD : Type.CAPTION;
            double took = picture.textRight(
                    picture.width(),
                    base,
                    picture.width() / 2,
                    Tone.TEXT,
                    Type.MONO,
                    texts.seconds(part.nanos() / 1e9));
            picture.text(16, base, picture.width() - took - 26, Tone.TEXT, type, texts.waitsFor(part.reason()));
        }
    }
}
