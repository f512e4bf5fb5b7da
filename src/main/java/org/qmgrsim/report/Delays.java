package org.qmgrsim.report;

/**
 * The numbers of {@code delay=} and {@code delays=}: two significant digits and at most two places below a second, one place
 * below ten seconds, whole seconds from there on; rounded half up, without trailing zeros.
 *
 * @see "Postfix src/util/format_tv.c"
 */
final class Delays {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private Delays() {}

    /** Appends a time in nanoseconds with so many places; a negative one counts as 0. */
    static void appendNanos(StringBuilder out, long nanos, int resolution) {
        append(out, Math.max(0, nanos) / 1000, resolution);
    }

    /**
     * Appends a time in microseconds.
     *
     * @param resolution {@code delay_logging_resolution_limit}: most places behind the point, 0 to 6
     */
    static void append(StringBuilder out, long micros, int resolution) {
        long unit = MICROS_PER_SECOND;
        int places = 0;
        while (places < resolution && places < 6 && micros < significant(unit)) {
            unit /= 10;
            places++;
        }
        long rounded = (micros + unit / 2) / unit;
        long whole = rounded;
        long divisor = 1;
        for (int i = 0; i < places; i++) {
            divisor *= 10;
        }
        whole = rounded / divisor;
        long fraction = rounded % divisor;
        out.append(whole);
        if (fraction == 0) {
            return;
        }
        out.append('.');
        while (fraction > 0) {
            divisor /= 10;
            out.append(fraction / divisor);
            fraction %= divisor;
        }
    }

    /** Below this many microseconds, a digit more is shown than with {@code unit} as the last place. */
    private static long significant(long unit) {
        return unit * 10;
    }
}
