package org.qmgrsim.experiment;

import org.qmgrsim.experiment.statistics.BatchMeans;

/**
 * Whether a point settles.
 *
 * @param stepSeconds distance of the values of a course
 * @param warmUpSteps what was left out at the beginning
 * @param pilot mean by step over the pilot runs, from their beginning
 * @param course mean by step over the measured runs, after the warm-up
 * @param settled false: it still drifts, or no end of the beginning was found; then nothing is said about a steady state
 * @param drift probability of so much drift by chance
 * @param batches the mean after the warm-up from batches of steps
 */
public record SteadyResult(
        Point point,
        Measure.Delays of,
        double stepSeconds,
        int warmUpSteps,
        double[] pilot,
        double[] course,
        boolean settled,
        double drift,
        BatchMeans batches) {}
