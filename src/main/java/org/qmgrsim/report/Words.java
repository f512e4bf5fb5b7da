package org.qmgrsim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.qmgrsim.measure.Quantile;

/** Numbers as people read them: few digits, always a unit, the same in every locale. */
public final class Words {
    private static final int DIGITS = 3;
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;

    private Words() {}

    /** A time: {@code 0.21 ms}, {@code 12.3 ms}, {@code 1.20 s}, {@code 150 s}. */
    public static String time(double seconds) {
        return seconds < 1 && seconds > 0 ? digits(seconds * 1000) + " ms" : digits(seconds) + " s";
    }

    /** A long time as people say it: {@code 45 s}, {@code 6 min 40 s}, {@code 3 h 20 min}, {@code 5 d 0 h 15 min}. */
    public static String span(double seconds) {
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return seconds < 10 ? time(seconds) : whole + " s";
        } else if (whole < HOUR) {
            return whole / MINUTE + " min " + whole % MINUTE + " s";
        }
        long minutes = Math.round(seconds / MINUTE);
        if (minutes < DAY / MINUTE) {
            return minutes / 60 + " h " + minutes % 60 + " min";
        }
        return minutes / (24 * 60) + " d " + minutes / 60 % 24 + " h " + minutes % 60 + " min";
    }

    /** A length of time in the unit that suits it: {@code 1.88 s}, {@code 7.5 min}, {@code 2.5 h}. */
    public static String duration(double seconds) {
        if (seconds < 120) {
            return time(seconds);
        }
        return seconds < 7200 ? digits(seconds / 60) + " min" : digits(seconds / 3600) + " h";
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
