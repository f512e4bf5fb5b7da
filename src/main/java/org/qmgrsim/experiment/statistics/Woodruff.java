package org.qmgrsim.experiment.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * Interval for a quantile of all messages, where runs are independent and messages of one run are not: the interval for the
 * share of messages within the estimated quantile, from the differences between runs, is carried over to the order statistics
 * of the pooled sample. For independent messages these are the usual order statistics; the error is never taken to be smaller
 * than theirs.
 *
 * @see "R. Woodruff 1952, Confidence intervals for medians and other position measures, JASA 47(260)"
 */
public final class Woodruff {
    private Woodruff() {}

    /**
     * The interval.
     *
     * @param share the quantile's, in (0, 1)
     * @param quantile of the pooled sample, by share; infinite where the wait never ended
     * @param within share of the messages of each run that is within the estimated quantile
     * @param counts messages of each run
     * @return unknown if the upper end would lie beyond the last order statistic
     */
    public static Interval of(
            double share, DoubleUnaryOperator quantile, double[] within, double[] counts, double confidence) {
        double messages = 0;
        double[] parts = new double[counts.length];
        double part = 0;
        for (int i = 0; i < counts.length; i++) {
            parts[i] = counts[i] == 0 ? 0 : within[i] * counts[i];
            part += parts[i];
            messages += counts[i];
        }
        if (messages == 0) {
            return Interval.UNKNOWN;
        }
        double value = quantile.applyAsDouble(share);
        if (counts.length < 2) {
            return messages * (1 - share) < 1 ? Interval.UNKNOWN : Interval.bare(value);
        }
        double ofRuns = Ratio.error(parts, counts, part / messages, messages);
        double ofMessages = Math.sqrt(share * (1 - share) / messages);
        double reach = Student.quantile(counts.length - 1, confidence) * Math.max(ofRuns, ofMessages);
        if (share + reach >= 1) {
            return Interval.UNKNOWN;
        }
        return new Interval(
                value,
                share - reach <= 0 ? 0 : quantile.applyAsDouble(share - reach),
                quantile.applyAsDouble(share + reach));
    }

    /** How many independent messages a quantile needs at least in so many runs, so that its upper end lies within them. */
    public static long needed(double share, int runs, double confidence) {
        double reach = Student.quantile(Math.max(1, runs - 1), confidence);
        return (long) Math.ceil(reach * reach * share / (1 - share)) + 1;
    }
}
