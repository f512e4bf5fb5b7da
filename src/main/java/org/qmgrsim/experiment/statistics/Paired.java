package org.qmgrsim.experiment.statistics;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * The difference of two settings from runs that share their luck, pair by pair.
 *
 * @param difference second less first, with its interval
 * @param p probability of a mean difference at least so large by chance alone; 1 if all pairs are equal
 * @param pairs that count: both have the measure
 * @see "A. Law 2015, §10.2.1 (paired-t) and §11.2 (common random numbers)"
 */
public record Paired(Interval difference, double p, int pairs) {
    /** Compares run by run; pairs of which one has no number, or an infinite one, do not count. */
    public static Paired of(double[] first, double[] second, double confidence) {
        double[] differences = new double[Math.min(first.length, second.length)];
        int pairs = 0;
        for (int i = 0; i < differences.length; i++) {
            double difference = second[i] - first[i];
            if (!Double.isNaN(difference) && !Double.isInfinite(difference)) {
                differences[pairs++] = difference;
            }
        }
        double[] known = java.util.Arrays.copyOf(differences, pairs);
        if (pairs < 2) {
            return new Paired(pairs == 0 ? Interval.UNKNOWN : Interval.bare(known[0]), Double.NaN, pairs);
        }
        Interval difference = Student.mean(known, confidence);
        double p = StatUtils.variance(known) == 0 ? (known[0] == 0 ? 1 : 0) : new TTest().tTest(0, known);
        return new Paired(difference, p, pairs);
    }
}
