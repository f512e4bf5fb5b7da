package org.qmgrsim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.qmgrsim.experiment.Estimate;
import org.qmgrsim.experiment.Quantity;
import org.qmgrsim.experiment.statistics.Interval;

/** Estimates as people read them: as many digits as the interval bears out. */
public final class EstimateWords {
    private EstimateWords() {}

    /** The value alone: {@code 150 s}, {@code 1.2 %}, {@code never}, {@code not enough data}. */
    public static String value(Estimate estimate) {
        return (estimate.atLeast() && estimate.isKnown() && !estimate.isNever() ? "at least " : "")
                + number(estimate.interval().value(), estimate.measure().unit());
    }

    /** The interval alone: {@code 146 to 153 s}; empty if there is none. */
    public static String interval(Estimate estimate) {
        Interval interval = estimate.interval();
        return interval.isClosed() ? interval(interval, estimate.measure().unit()) : "";
    }

    /** Value and interval: {@code 150 s (146 to 153 s)}. */
    public static String withInterval(Estimate estimate) {
        String interval = interval(estimate);
        return interval.isEmpty() || interval.equals(value(estimate))
                ? value(estimate)
                : value(estimate) + " (" + interval + ")";
    }

    /** Both ends of an interval: {@code 146 to 153 s}. */
    public static String interval(Interval interval, Quantity.Unit unit) {
        String low = number(interval.low(), unit);
        String high = number(interval.high(), unit);
        if (low.equals(high)) {
            return low;
        }
        String of = low.replaceFirst("^[-0-9.,]+", "");
        return high.endsWith(of) && !of.isEmpty()
                ? low.substring(0, low.length() - of.length()) + " to " + high
                : low + " to " + high;
    }

    /** A confidence: {@code 95 %}. */
    public static String confidence(double confidence) {
        return digits(confidence * 100) + " %";
    }

    /** A number with its unit. */
    public static String number(double value, Quantity.Unit unit) {
        if (Double.isNaN(value)) {
            return "not enough data";
        } else if (Double.isInfinite(value)) {
            return "never";
        }
        return switch (unit) {
            case SECONDS -> value < 0 ? "-" + Words.time(-value) : Words.time(value);
            case SHARE -> digits(value * 100) + " %";
            case COUNT -> digits(value);
            case PER_SECOND -> digits(value) + "/s";
        };
    }

    private static String digits(double value) {
        if (value == 0) {
            return "0";
        } else if (Math.abs(value) >= 1000) {
            return (value < 0 ? "-" : "") + Words.count(Math.round(Math.abs(value)));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
        return rounded.stripTrailingZeros().toPlainString();
    }
}
