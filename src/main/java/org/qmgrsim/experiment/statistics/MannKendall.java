package org.qmgrsim.experiment.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Whether a series drifts: the number of pairs that rise less those that fall, against what chance gives. Values should be far
 * enough apart to be nearly independent: use means of batches.
 *
 * @param s rising pairs less falling ones
 * @param p probability of an s at least as far from 0 without any drift
 * @see "H. Mann 1945, Nonparametric tests against trend, Econometrica 13(3); M. Kendall 1975, Rank Correlation Methods"
 */
public record MannKendall(long s, double p) {
    /** Tests a series. */
    public static MannKendall of(double[] values) {
        int n = values.length;
        long s = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                s += (long) Math.signum(values[i] - values[j]);
            }
        }
        double variance = n * (n - 1.0) * (2.0 * n + 5) / 18;
        double z = s == 0 ? 0 : (s - Math.signum(s)) / Math.sqrt(variance);
        double p = 2 * new NormalDistribution().cumulativeProbability(-Math.abs(z));
        return new MannKendall(s, Math.min(1, p));
    }

    /** Whether it drifts, at a level of error such as 0.01. */
    public boolean drifts(double level) {
        return p < level;
    }
}
