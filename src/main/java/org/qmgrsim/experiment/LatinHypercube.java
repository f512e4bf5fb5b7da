package org.qmgrsim.experiment;

import org.qmgrsim.kernel.Luck;

/**
 * Places that are spread over all dimensions: in each of them, every one of n equal parts holds exactly one point, somewhere
 * in it. Of many such squares that one is taken whose nearest points are farthest apart (maximin).
 *
 * @see "McKay, Beckman, Conover 1979, Technometrics 21(2); Johnson, Moore, Ylvisaker 1990, J. Statist. Plann. Inference 26"
 */
final class LatinHypercube {
    private static final int TRIES = 50;
    private static final int PURPOSE = 900_001;

    private LatinHypercube() {}

    /** The places of n points, each from 0 to 1 in every dimension. */
    static double[][] of(int points, int dimensions, long seed) {
        double[][] best = draw(points, dimensions, new Luck(seed, 0));
        for (int i = 1; i < TRIES; i++) {
            double[][] other = draw(points, dimensions, new Luck(seed, i));
            best = leastDistance(other) > leastDistance(best) ? other : best;
        }
        return best;
    }

    private static double[][] draw(int points, int dimensions, Luck luck) {
        double[][] places = new double[points][dimensions];
        for (int d = 0; d < dimensions; d++) {
            int[] order = new int[points];
            for (int i = 0; i < points; i++) {
                int j = (int) (luck.uniform(PURPOSE, d, 2L * i) * (i + 1));
                order[i] = order[j];
                order[j] = i;
            }
            for (int i = 0; i < points; i++) {
                places[i][d] = (order[i] + luck.uniform(PURPOSE, d, 2L * i + 1)) / points;
            }
        }
        return places;
    }

    private static double leastDistance(double[][] places) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int d = 0; d < places[i].length; d++) {
                    sum += (places[i][d] - places[j][d]) * (places[i][d] - places[j][d]);
                }
                least = Math.min(least, sum);
            }
        }
        return least;
    }
}
