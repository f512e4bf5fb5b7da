package org.qmgrsim.kernel;

import org.apache.commons.math3.util.FastMath;

/** The laws whose quantile has a closed form. */
final class ClosedLaw {
    private ClosedLaw() {}

    record Constant(double value) implements Law {
        Constant {
            Require.atLeastZero("value", value);
        }

        @Override
        public double quantile(double u) {
            Require.probability(u);
            return value;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public Law times(double factor) {
            return new Constant(value * factor);
        }
    }

    record Uniform(double least, double greatest) implements Law {
        Uniform {
            Require.atLeastZero("least", least);
            Require.between(least, Double.MAX_VALUE, "greatest", greatest);
        }

        @Override
        public double quantile(double u) {
            return least + (greatest - least) * Require.probability(u);
        }

        @Override
        public double mean() {
            return least + (greatest - least) / 2;
        }

        @Override
        public Law times(double factor) {
            return new Uniform(least * factor, greatest * factor);
        }
    }

    record Exponential(double mean) implements Law {
        Exponential {
            Require.aboveZero("mean", mean);
        }

        @Override
        public double quantile(double u) {
            return -mean * logOfRest(u);
        }

        @Override
        public Law times(double factor) {
            return new Exponential(mean * factor);
        }
    }

    record Pareto(double least, double shape) implements Law {
        Pareto {
            Require.aboveZero("least", least);
            Require.aboveZero("shape", shape);
        }

        @Override
        public double quantile(double u) {
            return least * FastMath.exp(-logOfRest(u) / shape);
        }

        @Override
        public double mean() {
            return shape > 1 ? least * (shape / (shape - 1)) : Double.POSITIVE_INFINITY;
        }

        @Override
        public Law times(double factor) {
            return new Pareto(least * factor, shape);
        }
    }

    /** The logarithm of 1 - u; where 1 - u would lose digits of u, by the series that does not. */
    private static double logOfRest(double u) {
        return Require.probability(u) < 0x1p-20 ? FastMath.log1p(-u) : FastMath.log(1 - u);
    }
}
