package org.qmgrsim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.qmgrsim.measure.Quantile;

/** Numbers as people read them: few digits, always a unit, the same in every locale. */
public final class Words {
    private static final int DIGITS = 3;

    private Words() {}

    /** A time: {@code 0.21 ms}, {@code 12.3 ms}, {@code 1.20 s}, {@code 150 s}. */
    public static String time(double seconds) {
        return seconds < 1 && seconds > 0 ? digits(seconds * 1000) + " ms" : digits(seconds) + " s";
    }

    private static String digits(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }

    /** A quantile: a time, {@code never}, or {@code not enough data}. */
    public static String time(Quantile quantile) {
        return switch (quantile.kind()) {
            case KNOWN -> time(quantile.seconds());
            case NEVER -> "never";
            case UNKNOWN -> "not enough data";
        };
    }

    /** A count: {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A share: {@code 0 %}, {@code 0.4 %}, {@code 52 %}; never rounded to 0 or 100 unless it is. */
    public static String share(long part, long whole) {
        if (whole == 0) {
            return "-";
        }
        double percent = 100.0 * part / whole;
        if (part == 0 || part == whole) {
            return part == 0 ? "0 %" : "100 %";
        }
        if (percent < 0.1 || percent > 99.9) {
            return percent < 50 ? "< 0.1 %" : "> 99.9 %";
        }
        return String.format(Locale.ROOT, percent < 10 || percent > 99 ? "%.1f %%" : "%.0f %%", percent);
    }
}
