package org.qmgrsim.experiment.statistics;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Interval for the mean of independent runs, by Student's t.
 *
 * @see "A. Law 2015, Simulation Modeling and Analysis, 5th ed., §9.4.1 (fixed-sample-size procedure)"
 */
public final class Student {
    private Student() {}

    /** The mean of the values; a single value has no interval. */
    public static Interval mean(double[] values, double confidence) {
        double mean = new Mean().evaluate(values);
        if (values.length < 2) {
            return Interval.bare(mean);
        }
        double error = new StandardDeviation().evaluate(values, mean) / Math.sqrt(values.length);
        return around(mean, error, values.length - 1, confidence);
    }

    /** An interval from a standard error with so many degrees of freedom. */
    static Interval around(double value, double error, double freedom, double confidence) {
        double half = quantile(freedom, confidence) * error;
        return new Interval(value, value - half, value + half);
    }

    /** How many standard errors an interval reaches to either side. */
    static double quantile(double freedom, double confidence) {
        return new TDistribution(freedom).inverseCumulativeProbability((1 + confidence) / 2);
    }
}
