package org.qmgrsim.experiment.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Interval for a mean from one long run: the run is cut into batches of whole steps, as short as the batches' means show no
 * correlation, and these count as independent.
 *
 * @param interval unknown if even ten batches are correlated
 * @param stepsInBatch length of a batch
 * @param batches their number
 * @param p probability of so much correlation between neighbours by chance (von Neumann's ratio)
 * @see "A. Law 2015, §9.5.3 (batch means); G. Fishman 1978, Grouping observations in digital simulation, Mgmt. Sci. 24(5)"
 */
public record BatchMeans(Interval interval, int stepsInBatch, int batches, double p) {
    private static final int FEWEST = 10;
    private static final int MOST = 30;
    private static final double LEVEL = 0.2;

    /**
     * The mean of sums over counts.
     *
     * @param sums of each step
     * @param counts of each step
     */
    public static BatchMeans of(double[] sums, double[] counts, double confidence) {
        int steps = sums.length;
        BatchMeans last = new BatchMeans(Interval.UNKNOWN, 0, 0, Double.NaN);
        for (int batches = Math.min(MOST, steps); batches >= FEWEST; batches = batches * 3 / 4) {
            int length = steps / batches;
            double[] batchSums = together(sums, length, batches);
            double[] batchCounts = together(counts, length, batches);
            double p = correlation(batchSums, batchCounts);
            if (p > LEVEL) {
                return new BatchMeans(Ratio.of(batchSums, batchCounts, confidence), length, batches, p);
            }
            last = new BatchMeans(Interval.UNKNOWN, length, batches, p);
        }
        return last;
    }

    private static double[] together(double[] values, int length, int batches) {
        double[] sums = new double[batches];
        int skipped = values.length - length * batches; // the oldest are left out
        for (int i = 0; i < batches * length; i++) {
            sums[i / length] += values[skipped + i];
        }
        return sums;
    }

    /**
     * One-sided test of neighbouring means against positive correlation.
     *
     * @see "J. von Neumann 1941, Ann. Math. Statist. 12(4)"
     */
    private static double correlation(double[] sums, double[] counts) {
        int n = sums.length;
        double[] means = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            means[i] = counts[i] == 0 ? 0 : sums[i] / counts[i];
            mean += means[i] / n;
        }
        double squares = 0;
        double steps = 0;
        for (int i = 0; i < n; i++) {
            squares += (means[i] - mean) * (means[i] - mean);
            steps += i == 0 ? 0 : (means[i] - means[i - 1]) * (means[i] - means[i - 1]);
        }
        if (squares == 0) {
            return 1;
        }
        double ends = (means[0] - mean) * (means[0] - mean) + (means[n - 1] - mean) * (means[n - 1] - mean);
        double statistic = Math.sqrt((n * (double) n - 1) / (n - 2)) * (1 - (steps + ends) / (2 * squares));
        return 1 - new NormalDistribution().cumulativeProbability(statistic);
    }
}
