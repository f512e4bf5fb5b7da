package org.qmgrsim.gui.stage;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.gui.text.Times;

/** What all parts of the stage share: the picture, its scale, the state that is drawn, the words. */
record Board(
        Picture picture,
        StageState state,
        Texts texts,
        @Nullable Subject selection) {
    /** The stage is laid out for this size, and its places move apart when there is more room. */
    static final double WIDTH = 736;

    static final double HEIGHT = 362;

    /** Padding inside boxes. */
    static final double PAD = 8;

    double x(double plan) {
        return plan * picture.width() / WIDTH;
    }

    double y(double plan) {
        return plan * picture.height() / HEIGHT;
    }

    /** The base line of the n-th line of text below a top edge; from 0. */
    double line(double top, int line) {
        return top + (18 + line * 16) * picture.zoom();
    }

    /** Whether a line of text lies above a bottom edge. */
    boolean fits(double baseline, double bottom) {
        return baseline + 5 * picture.zoom() <= bottom;
    }

    /** A name in the first line of a box, or in its middle if the box is low. */
    double name(double left, double top, double high, double room, String name) {
        double first = line(top, 0);
        double baseline = fits(first, top + high - 2) ? first : top + high / 2 + 4.5 * picture.zoom();
        return picture.text(left, baseline, room, org.qmgrsim.gui.draw.Tone.TEXT, org.qmgrsim.gui.draw.Type.NAME, name);
    }

    String clock(long nanos) {
        return Times.seconds(state.playback().run(), nanos);
    }

    boolean isSelected(@Nullable Subject subject) {
        return subject != null && subject.equals(selection);
    }

    /** "in 2 min 0 s". */
    String in(long untilNanos) {
        return texts.of("in", texts.span(Math.max(0, untilNanos - state.now()) / 1e9));
    }
}
