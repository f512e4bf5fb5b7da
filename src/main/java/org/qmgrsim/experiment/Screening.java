package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.qmgrsim.experiment.statistics.Interval;

/**
 * Which factors matter: how many of its own standard deviations the measure changes when a factor changes by one of its, all else
 * alike. It says little where the share of variance that a plane explains is small.
 *
 * @param measure the first of the design
 * @param effects the greatest first
 * @param explained share of the variance, from 0 to 1
 * @see "A. Saltelli et al. 2008, Global Sensitivity Analysis: The Primer, §1.2.5 (standardised regression coefficients)"
 */
public record Screening(Measure measure, List<Effect> effects, double explained) {
    /** Takes a copy of the list. */
    public Screening {
        effects = List.copyOf(effects);
    }

    /** The effect of a factor, with its interval. */
    public record Effect(String factor, Interval coefficient) {}

    /** Of the points of a Latin hypercube; null if there are too few, or not all factors are numbers. */
    static @org.jspecify.annotations.Nullable Screening of(Design design, List<PointResult> results) {
        Measure measure = design.measures().get(0);
        List<PointResult> known = results.stream()
                .filter(result -> Double.isFinite(result.of(measure).interval().value()))
                .toList();
        int factors = design.factors().size();
        if (known.size() < factors + 3 || !design.factors().stream().allMatch(Factor::isNumeric)) {
            return null;
        }
        double[] y = standardised(known.stream()
                .mapToDouble(result -> result.of(measure).interval().value())
                .toArray());
        double[][] x = new double[known.size()][factors];
        for (int f = 0; f < factors; f++) {
            double[] column = standardised(column(design.factors().get(f), f, known));
            for (int i = 0; i < column.length; i++) {
                x[i][f] = column[i];
            }
        }
        OLSMultipleLinearRegression plane = new OLSMultipleLinearRegression();
        plane.newSampleData(y, x);
        try {
            return screening(design, measure, plane, known.size());
        } catch (SingularMatrixException e) {
            return null;
        }
    }

    private static Screening screening(Design design, Measure measure, OLSMultipleLinearRegression plane, int points) {
        double[] coefficients = plane.estimateRegressionParameters();
        double[] errors = plane.estimateRegressionParametersStandardErrors();
        int freedom = points - coefficients.length;
        double reach = new TDistribution(freedom).inverseCumulativeProbability((1 + design.confidence()) / 2);
        List<Effect> effects = new ArrayList<>();
        for (int f = 0; f < design.factors().size(); f++) {
            double value = coefficients[f + 1];
            double half = reach * errors[f + 1];
            effects.add(new Effect(design.factors().get(f).name(), new Interval(value, value - half, value + half)));
        }
        effects.sort(Comparator.comparingDouble(
                (Effect effect) -> -Math.abs(effect.coefficient().value())));
        return new Screening(measure, effects, plane.calculateRSquared());
    }

    private static double[] column(Factor factor, int number, List<PointResult> results) {
        Range range = factor.range();
        boolean log = range != null && range.logarithmic();
        return results.stream()
                .mapToDouble(result -> {
                    Amount amount = result.point().levels().get(number).amount();
                    double base = amount == null ? 0 : amount.base();
                    return log ? Math.log(base) : base;
                })
                .toArray();
    }

    private static double[] standardised(double[] values) {
        double mean = StatUtils.mean(values);
        double deviation = Math.sqrt(StatUtils.variance(values));
        double[] standardised = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            standardised[i] = deviation == 0 ? 0 : (values[i] - mean) / deviation;
        }
        return standardised;
    }
}
