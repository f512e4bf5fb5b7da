package org.qmgrsim.qmgr;

import java.util.function.Consumer;

/**
 * Whole seconds that never run backward: when the clock has been set back, they go on at half its speed until it has caught
 * up with them.
 *
 * @see "Postfix src/util/sane_time.c"
 */
final class SaneTime {
    private static final long SLEW_FACTOR = 2;

    private final Consumer<String> warning;
    private long last;
    private long lastReal;
    private long fraction;
    private int warned;

    SaneTime(Consumer<String> warning) {
        this.warning = warning;
    }

    /**
     * The sane second.
     *
     * @param now what the clock shows, in seconds since 1970
     */
    long second(long now) {
        if (now >= last || last == 0) {
            if (warned > 0) {
                warned = 0;
                fraction = 0;
                warning.accept("backward time jump recovered -- back to normality");
            }
            last = now;
        } else if (now < lastReal) {
            warning.accept((warned++ > 0 ? "another " : "") + "backward time jump detected -- slewing clock");
        } else {
            long passed = now - lastReal + fraction;
            last += passed / SLEW_FACTOR;
            fraction = passed % SLEW_FACTOR;
        }
        lastReal = now;
        return last;
    }
}
