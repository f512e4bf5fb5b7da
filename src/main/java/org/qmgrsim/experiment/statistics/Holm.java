package org.qmgrsim.experiment.statistics;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Probabilities of error adjusted for the number of comparisons, so that the chance of even one false alarm stays below the
 * level.
 *
 * @see "S. Holm 1979, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6(2)"
 */
public final class Holm {
    private Holm() {}

    /** The adjusted values, in the order of the given ones; what is NaN stays so and does not count. */
    public static double[] adjust(double[] p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> p[i])); // NaN come last
        double[] adjusted = new double[p.length];
        long counted = Arrays.stream(p).filter(each -> !Double.isNaN(each)).count();
        double least = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int i = order[rank];
            least = Math.max(least, Math.min(1, (counted - rank) * p[i]));
            adjusted[i] = Double.isNaN(p[i]) ? Double.NaN : least;
        }
        return adjusted;
    }
}
