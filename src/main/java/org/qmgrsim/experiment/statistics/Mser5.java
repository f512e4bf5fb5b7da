package org.qmgrsim.experiment.statistics;

/**
 * How much of the beginning of a series to leave out: the cut after which the standard error of the mean of the rest is least,
 * over means of five values each.
 *
 * @see "K. White 1997, An effective truncation heuristic for bias reduction in simulation output, Simulation 69(6)"
 * @see "M. Spratt 1998 (MSER-5); K. Hoad, S. Robinson, R. Davies 2010, Automating warm-up length estimation, JORS 61"
 */
public final class Mser5 {
    /** Values in a mean. */
    public static final int BATCH = 5;

    private Mser5() {}

    /**
     * Number of values to leave out, a multiple of five.
     *
     * @return -1 if the least lies in the second half: the series is too short, or does not settle
     */
    public static int cut(double[] values) {
        int batches = values.length / BATCH;
        if (batches < 4) {
            return -1;
        }
        double[] means = new double[batches];
        for (int i = 0; i < batches; i++) {
            for (int j = 0; j < BATCH; j++) {
                means[i] += values[i * BATCH + j] / BATCH;
            }
        }
        double[] score = scores(means);
        int best = 0;
        for (int d = 1; d < score.length; d++) {
            best = score[d] < score[best] ? d : best;
        }
        return best > batches / 2 ? -1 : best * BATCH;
    }

    /** The squared standard error after each cut, from the end on; cuts that leave fewer than five means are not judged. */
    private static double[] scores(double[] means) {
        int n = means.length;
        double[] score = new double[Math.max(1, n - BATCH)];
        double sum = 0;
        double squares = 0;
        for (int d = n - 1; d >= 0; d--) {
            sum += means[d];
            squares += means[d] * means[d];
            double left = n - d;
            if (d < score.length) {
                score[d] = Math.max(0, squares - sum * sum / left) / (left * left);
            }
        }
        return score;
    }
}
