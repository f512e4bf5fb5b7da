package org.qmgrsim.gui.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing on a picture; lengths in points from the top left corner. */
public sealed interface Mark {
    /** How the end of a line looks. */
    enum End {
        NONE,
        ARROW
    }

    /** How a line or an outline is drawn. */
    enum Dash {
        SOLID,
        DASHED,
        DOTTED
    }

    /** A rectangle with round corners; no fill or no stroke where that is null. */
    record Box(
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Tone fill,
            @Nullable Tone stroke,
            double line,
            Dash dash)
            implements Mark {}

    /** A directory: a rectangle with a tab at its left. */
    record Folder(double x, double y, double width, double height, Tone fill, Tone stroke, double line)
            implements Mark {}

    /** Corners x, y, x, y…; round at the bends. */
    record Line(List<Double> corners, Tone tone, double width, Dash dash, End end) implements Mark {
        /** Takes a copy of the list. */
        public Line {
            corners = List.copyOf(corners);
        }
    }

    /** A curve from one point to another, bent towards a third. */
    record Curve(
            double x,
            double y,
            double bendX,
            double bendY,
            double toX,
            double toY,
            Tone tone,
            double width,
            Dash dash,
            End end)
            implements Mark {}

    /** One line of text; {@code y} is its base line, {@code x} its left end. */
    record Text(double x, double y, double width, String text, Tone tone, Type type) implements Mark {
        /** Top of the letters. */
        public double top() {
            return y - type.size() * 0.78;
        }

        /** Bottom of the letters. */
        public double bottom() {
            return y + type.size() * 0.24;
        }
    }

    /** The sign of a family, in a circle of that radius. */
    record Badge(double x, double y, double radius, Family family) implements Mark {}

    /** Surface of a wait: wash, hatch, outline. */
    record Hatched(double x, double y, double width, double height, Family family, double line) implements Mark {}

    /**
     * A clock that runs down.
     *
     * @param left share of the period that is left, 0 to 1; negative: it has no hand
     */
    record Dial(double x, double y, double radius, double left, boolean ticks, Tone tone, Tone wash) implements Mark {}

    /** A pale cloth over what lies below. */
    record Veil(double x, double y, double width, double height, Tone tone, double opacity) implements Mark {}

    /** Columns that stand side by side on a base line, each a point wide; heights in points. */
    record Columns(double x, double base, List<Double> heights, Tone tone) implements Mark {
        /** Takes a copy of the list. */
        public Columns {
            heights = List.copyOf(heights);
        }
    }

    /** A letter. */
    record Envelope(
            double x,
            double y,
            double width,
            double height,
            Tone tone,
            @Nullable Tone fill) implements Mark {}

    /** How a process is. */
    record Dot(double x, double y, double radius, State state, Tone tone) implements Mark {
        /** Ring, filled, half, cross, bars, dashed ring, ring with a hand. */
        public enum State {
            IDLE,
            BUSY,
            DEAD,
            STOPPED,
            NONE,
            THROTTLED
        }
    }
}
