package org.qmgrsim.experiment.statistics;

/**
 * A value and what is known of it.
 *
 * @param value the estimate; NaN if the data do not give one, infinite if what is measured never ended
 * @param low lower end; NaN if it is not known
 * @param high upper end; NaN if it is not known
 */
public record Interval(double value, double low, double high) {
    /** Not enough data. */
    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /** A value without an interval. */
    public static Interval bare(double value) {
        return new Interval(value, Double.NaN, Double.NaN);
    }

    /** Whether both ends are known. */
    public boolean isClosed() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    /** Whether a number lies in it, ends included. */
    public boolean contains(double number) {
        return low <= number && number <= high;
    }

    /** Half the distance of its ends; NaN if they are not known. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    /** The same, not beyond bounds that hold by nature. */
    public Interval within(double least, double greatest) {
        return new Interval(value, Math.max(least, low), Math.min(greatest, high));
    }
}
