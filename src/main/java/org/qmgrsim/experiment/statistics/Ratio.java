package org.qmgrsim.experiment.statistics;

import org.apache.commons.math3.stat.StatUtils;

/**
 * Interval for a sum over all messages divided by their number, where runs are independent and messages of one run are not:
 * the ratio of two means over runs, with its error from the residuals of the runs.
 *
 * @see "W. Cochran 1977, Sampling Techniques, 3rd ed., §6.3–6.4 (ratio estimator, linearised variance)"
 */
public final class Ratio {
    private Ratio() {}

    /**
     * The ratio of the sums of two numbers of each run.
     *
     * @param sums one number of each run
     * @param counts what it is divided by, not negative
     */
    public static Interval of(double[] sums, double[] counts, double confidence) {
        double count = StatUtils.sum(counts);
        if (count == 0) {
            return Interval.UNKNOWN;
        }
        double ratio = StatUtils.sum(sums) / count;
        int runs = sums.length;
        if (runs < 2) {
            return Interval.bare(ratio);
        }
        return Student.around(ratio, error(sums, counts, ratio, count), runs - 1, confidence);
    }

    /** The standard error of a ratio. */
    static double error(double[] sums, double[] counts, double ratio, double count) {
        double squares = 0;
        for (int i = 0; i < sums.length; i++) {
            double residual = sums[i] - ratio * counts[i];
            squares += residual * residual;
        }
        return Math.sqrt(squares * sums.length / (sums.length - 1)) / count;
    }

    /**
     * A share of all messages. When it is 0 or 1 in every run, so that the runs do not differ, the bounds are those of Clopper and
     * Pearson (1934) for independent messages.
     */
    public static Interval share(double[] parts, double[] counts, double confidence) {
        double count = StatUtils.sum(counts);
        double part = StatUtils.sum(parts);
        if (count > 0 && (part == 0 || part == count)) {
            double bound = Math.pow((1 - confidence) / 2, 1 / count);
            return part == 0 ? new Interval(0, 0, 1 - bound) : new Interval(1, bound, 1);
        }
        return of(parts, counts, confidence).within(0, 1);
    }
}
