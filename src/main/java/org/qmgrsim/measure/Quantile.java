package org.qmgrsim.measure;

/**
 * A quantile of a time: a number, or the reason why there is none.
 *
 * @param seconds the time; meaningless unless it is {@linkplain Kind#KNOWN known}
 */
public record Quantile(Kind kind, double seconds) {
    /** Whether there is a number. */
    public enum Kind {
        /** So long. */
        KNOWN,
        /** So many were still waiting at the end that the quantile was not reached. */
        NEVER,
        /** Not enough data to say. */
        UNKNOWN
    }

    /** Not reached in the run. */
    public static final Quantile NEVER = new Quantile(Kind.NEVER, Double.POSITIVE_INFINITY);

    /** Not enough data. */
    public static final Quantile UNKNOWN = new Quantile(Kind.UNKNOWN, Double.NaN);

    /** A known time. */
    public static Quantile of(double seconds) {
        return new Quantile(Kind.KNOWN, seconds);
    }

    /** Whether there is a number. */
    public boolean isKnown() {
        return kind == Kind.KNOWN;
    }

    /** Whether the run ended first. */
    public boolean isNever() {
        return kind == Kind.NEVER;
    }
}
