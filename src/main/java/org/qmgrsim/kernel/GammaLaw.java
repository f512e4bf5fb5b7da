package org.qmgrsim.kernel;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.FastMath;

/**
 * The gamma law, tabulated when it is built: some tens of milliseconds, then no root is ever sought. The table starts at the
 * median, as Commons Math finds it, and goes outwards by Newton's method on the logarithm of Commons Math's incomplete gamma
 * functions, each tail by its own: Commons Math's own search stops at an absolute error, which is coarse near zero, and near
 * probability 1 it sees no digits of the rest.
 */
final class GammaLaw implements Law {
    private static final int MOST_STEPS = 60;
    private static final double CLOSE = 1e-10;

    private final double shape;
    private final double scale;
    private final QuantileTable table;

    private GammaLaw(double shape, double scale, QuantileTable table) {
        this.shape = shape;
        this.scale = Require.aboveZero("mean", scale * shape) / shape;
        this.table = table;
    }

    static GammaLaw of(double shape, double mean) {
        Require.between(0.1, 10_000, "shape", shape);
        Require.aboveZero("mean", mean);
        double start = FastMath.log(new GammaDistribution(shape, 1).inverseCumulativeProbability(0.5));
        QuantileTable table = QuantileTable.of(
                new Tail(shape, start, x -> Gamma.regularizedGammaP(shape, x), 1),
                new Tail(shape, start, x -> Gamma.regularizedGammaQ(shape, x), -1));
        return new GammaLaw(shape, mean / shape, table);
    }

    @Override
    public double quantile(double u) {
        return scale * table.at(u);
    }

    @Override
    public double mean() {
        return scale * shape;
    }

    @Override
    public Law times(double factor) {
        return new GammaLaw(shape, scale * factor, table);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GammaLaw law && shape == law.shape && scale == law.scale;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(shape) * 31 + Double.hashCode(scale);
    }

    @Override
    public String toString() {
        return "Gamma[shape=" + shape + ", mean=" + mean() + "]";
    }

    /** The inverse of one tail of the law of scale 1; starts each search where the last one ended. */
    private static final class Tail implements DoubleUnaryOperator {
        private final double shape;
        private final double logGamma;
        private final DoubleUnaryOperator probabilityOf;
        private final int direction;
        private double logX;

        Tail(double shape, double start, DoubleUnaryOperator probabilityOf, int direction) {
            this.shape = shape;
            this.logGamma = Gamma.logGamma(shape);
            this.probabilityOf = probabilityOf;
            this.direction = direction;
            this.logX = start;
        }

        @Override
        public double applyAsDouble(double probability) {
            double target = FastMath.log(probability);
            for (int step = 0; step < MOST_STEPS; step++) {
                double logReached = FastMath.log(probabilityOf.applyAsDouble(FastMath.exp(logX)));
                double logDensity = shape * logX - FastMath.exp(logX) - logGamma; // of the logarithm of the quantity
                double move = direction * (target - logReached) * FastMath.exp(logReached - logDensity);
                logX += move;
                if (Math.abs(move) <= CLOSE) {
                    return FastMath.exp(logX);
                }
            }
            throw new IllegalStateException("gamma law of shape " + shape + ": no quantile of " + probability);
        }
    }
}
