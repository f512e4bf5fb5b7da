package org.qmgrsim.experiment.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Interval for a quantile of independent values, by their order statistics: no assumption about their distribution; the
 * confidence is at least the one asked for.
 *
 * @see "H. David, H. Nagaraja 2003, Order Statistics, 3rd ed., §7.1"
 */
public final class OrderStatistics {
    private OrderStatistics() {}

    /**
     * The interval.
     *
     * @param share the quantile's, in (0, 1)
     * @return unknown if there are too few values for the confidence
     */
    public static Interval quantile(double[] values, double share, double confidence) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        if (n == 0) {
            return Interval.UNKNOWN;
        }
        BinomialDistribution below = new BinomialDistribution(null, n, share);
        double tail = (1 - confidence) / 2;
        // X(r) < quantile < X(s) has probability P(r <= B < s), B the number of values below the quantile
        int lower = 0;
        while (lower < n && below.cumulativeProbability(lower) <= tail) {
            lower++;
        }
        int upper = n;
        while (upper > 0 && 1 - below.cumulativeProbability(upper - 1) <= tail) {
            upper--;
        }
        upper++;
        if (lower < 1 || upper > n) {
            return Interval.UNKNOWN;
        }
        double value = sorted[(int) Math.min(n - 1, Math.ceil(share * n) - 1)];
        return new Interval(value, sorted[lower - 1], sorted[upper - 1]);
    }

    /**
     * Of what share of all runs it is known that they stay at or below the greatest of n independent ones.
     *
     * @see "S. Wilks 1941, Determination of sample sizes for setting tolerance limits, Ann. Math. Statist. 12"
     */
    public static double shareBelowGreatest(int runs, double confidence) {
        return Math.pow(1 - confidence, 1.0 / runs);
    }
}
