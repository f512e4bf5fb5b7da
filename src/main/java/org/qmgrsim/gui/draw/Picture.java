package org.qmgrsim.gui.draw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks in the order in which they are painted, and the places that can be clicked or focused. */
public final class Picture {
    /**
     * A place that stands for something.
     *
     * @param subject what it stands for; equal subjects are the same thing in the next picture
     * @param name what a screen reader says
     */
    public record Spot(double x, double y, double width, double height, Object subject, String name) {
        /** Whether a point lies in it. */
        public boolean contains(double atX, double atY) {
            return atX >= x && atX < x + width && atY >= y && atY < y + height;
        }
    }

    private final double width;
    private final double height;
    private final TextMeter meter;
    private final double zoom;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();

    /**
     * An empty picture.
     *
     * @param zoom of text; 1 is 100 %
     */
    public Picture(double width, double height, TextMeter meter, double zoom) {
        this.width = width;
        this.height = height;
        this.meter = meter;
        this.zoom = zoom;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** Zoom of text. */
    public double zoom() {
        return zoom;
    }

    /** All marks so far. */
    public List<Mark> marks() {
        return Collections.unmodifiableList(marks);
    }

    /** All places, the uppermost last. */
    public List<Spot> spots() {
        return Collections.unmodifiableList(spots);
    }

    /** The uppermost place at a point. */
    public @Nullable Spot at(double x, double y) {
        for (int i = spots.size() - 1; i >= 0; i--) {
            if (spots.get(i).contains(x, y)) {
                return spots.get(i);
            }
        }
        return null;
    }

    public void add(Mark mark) {
        marks.add(mark);
    }

    public void spot(double x, double y, double wide, double high, Object subject, String name) {
        spots.add(new Spot(x, y, wide, high, subject, name));
    }

    // ---------------------------------------------------------------- shapes

    public void box(
            double x, double y, double wide, double high, double radius, @Nullable Tone fill, @Nullable Tone stroke) {
        marks.add(new Mark.Box(x, y, wide, high, radius, fill, stroke, 1, Mark.Dash.SOLID));
    }

    public void line(Tone tone, double thick, Mark.Dash dash, Mark.End end, Double... corners) {
        marks.add(new Mark.Line(List.of(corners), tone, thick, dash, end));
    }

    public void badge(double x, double y, double radius, Family family) {
        marks.add(new Mark.Badge(x, y, radius, family));
    }

    // ---------------------------------------------------------------- text

    /** How wide a text will be, zoom included. */
    public double widthOf(String text, Type type) {
        return meter.width(text, type.times(zoom));
    }

    /** The distance of lines. */
    public double lineOf(Type type) {
        return type.size() * zoom * 1.4;
    }

    /** Writes the first of the texts that fits into the room, from its left end; none if none does. Gives what it took. */
    public double text(double x, double baseline, double room, Tone tone, Type type, String... choices) {
        return place(x, baseline, room, 0, tone, type, choices);
    }

    /** The same, its right end at {@code right}. */
    public double textRight(double right, double baseline, double room, Tone tone, Type type, String... choices) {
        return place(right - room, baseline, room, 1, tone, type, choices);
    }

    /** The same, in the middle of a room that begins at {@code x}. */
    public double textCentred(double x, double baseline, double room, Tone tone, Type type, String... choices) {
        return place(x, baseline, room, 0.5, tone, type, choices);
    }

    private double place(
            double x, double baseline, double room, double share, Tone tone, Type type, String... choices) {
        for (String choice : choices) {
            double wide = widthOf(choice, type);
            if (wide <= room && !choice.isEmpty()) {
                marks.add(new Mark.Text(x + (room - wide) * share, baseline, wide, choice, tone, type.times(zoom)));
                return wide;
            }
        }
        return 0;
    }
}
