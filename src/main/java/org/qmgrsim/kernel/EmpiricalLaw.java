package org.qmgrsim.kernel;

import java.util.Arrays;

/** A sample as a law: between two neighbouring order statistics every value is equally likely. */
final class EmpiricalLaw implements Law {
    private final double[] sorted;

    private EmpiricalLaw(double[] sorted) {
        this.sorted = sorted;
    }

    static EmpiricalLaw of(double[] sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("a law of an empty sample: give at least one value");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        Require.atLeastZero("least of the sample", sorted[0]);
        Require.atLeastZero("greatest of the sample", sorted[sorted.length - 1]);
        return new EmpiricalLaw(sorted);
    }

    @Override
    public double quantile(double u) {
        int gaps = sorted.length - 1;
        if (gaps == 0) {
            Require.probability(u);
            return sorted[0];
        }
        double place = Require.probability(u) * gaps;
        int below = Math.min((int) place, gaps - 1); // the product may round up to the last place
        return sorted[below] + (sorted[below + 1] - sorted[below]) * (place - below);
    }

    @Override
    public double mean() {
        int last = sorted.length - 1;
        if (last == 0) {
            return sorted[0];
        }
        double sum = (sorted[0] + sorted[last]) / 2;
        for (int i = 1; i < last; i++) {
            sum += sorted[i];
        }
        return sum / last;
    }

    @Override
    public Law times(double factor) {
        return of(Arrays.stream(sorted).map(value -> value * factor).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmpiricalLaw law && Arrays.equals(sorted, law.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return "Empirical[values=" + sorted.length + ", least=" + sorted[0] + ", greatest=" + sorted[sorted.length - 1]
                + "]";
    }
}
