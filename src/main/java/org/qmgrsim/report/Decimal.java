package org.qmgrsim.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact decimal numbers from whole ones. */
final class Decimal {
    private Decimal() {}

    /** {@code number} times 10<sup>-scale</sup>, rounded half up to so many places. */
    static String text(long number, int scale, int places) {
        return BigDecimal.valueOf(number, scale)
                .setScale(places, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Nanoseconds in seconds with microseconds. */
    static String seconds(long nanos) {
        return text(nanos, 9, 6);
    }
}
