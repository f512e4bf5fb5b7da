package org.qmgrsim.experiment.statistics;

/**
 * An interval for a mean that may be looked at after every run: the chance that it ever misses, over all looks together, stays
 * below the level as the number of runs grows. It is wider than an interval at one time, and the price of looking.
 *
 * <p>It inverts a test of every mean by a Bayes factor of t statistics with a normal prior on the effect, which is a test
 * martingale: exact for normal values, and close to it for means of runs.
 *
 * @see "T. Lai 1976, On confidence sequences, Ann. Statist. 4(2); H. Wang, A. Ramdas 2025, Anytime-valid t-tests and confidence
 *     sequences for Gaussian means with unknown variance, Sequential Analysis 44(1)"
 * @see "J. Rouder et al. 2009, Bayesian t tests, Psychon. Bull. Rev. 16(2), equation 1 (the factor for a fixed prior)"
 */
public final class ConfidenceSequence {
    /** Variance of the prior, in units of the values' own: narrowest intervals near 30 runs. */
    private static final double PRIOR = 0.26;

    private long count;
    private double mean;
    private double squares;

    /** Adds a value, by Welford's method. */
    public void add(double value) {
        count++;
        double step = value - mean;
        mean += step / count;
        squares += step * (value - mean);
    }

    /** Values so far. */
    public long count() {
        return count;
    }

    /** The interval now; without ends while there are too few values. */
    public Interval interval(double confidence) {
        if (count < 2) {
            return Interval.bare(count == 0 ? Double.NaN : mean);
        }
        double n = count;
        double r = 1 + n * PRIOR;
        double a = Math.pow(Math.sqrt(r) / (1 - confidence), 2 / n);
        if (a >= r) {
            return Interval.bare(mean);
        }
        double reach = Math.sqrt(squares / n * (a - 1) / (1 - a / r));
        return new Interval(mean, mean - reach, mean + reach);
    }
}
