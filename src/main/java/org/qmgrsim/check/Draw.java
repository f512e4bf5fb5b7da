package org.qmgrsim.check;

import java.util.Locale;
import org.qmgrsim.kernel.Luck;

/** A stream of choices, always the same from one seed. */
final class Draw {
    private static final int CHAOS = 1;

    private final Luck luck;
    private long drawn;

    Draw(long seed) {
        this.luck = new Luck(seed, 0);
    }

    private double next() {
        return luck.uniform(CHAOS, drawn++, 0);
    }

    boolean chance(double probability) {
        return next() < probability;
    }

    /** From least to most, both included. */
    int between(int least, int most) {
        return least + (int) (next() * (most - least + 1));
    }

    String of(String... choices) {
        return choices[between(0, choices.length - 1)];
    }

    /** A time in the language of scenarios, from the first to the last second, to the millisecond. */
    String seconds(double first, double last) {
        return String.format(Locale.ROOT, "%.3fs", first + next() * (last - first));
    }
}
