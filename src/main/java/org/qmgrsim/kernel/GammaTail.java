package org.qmgrsim.kernel;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.FastMath;

/**
 * The inverse of one tail of the gamma law of scale 1, for the making of a table. It starts at the median, as Commons Math
 * finds it, and goes on from each answer to the next by Newton's method on the logarithm of Commons Math's incomplete gamma
 * function of that tail. Commons Math's own inverse stops at an absolute error, which is coarse near zero, and near
 * probability 1 it sees no digits of the rest.
 */
final class GammaTail implements DoubleUnaryOperator {
    private static final int MOST_STEPS = 60;
    private static final double CLOSE = 1e-10; // the next step of Newton's method would be of the size of its square

    private final double shape;
    private final double logGamma;
    private final DoubleUnaryOperator probabilityOf;
    private final int direction;
    private double logX;

    private GammaTail(double shape, DoubleUnaryOperator probabilityOf, int direction) {
        this.shape = shape;
        this.logGamma = Gamma.logGamma(shape);
        this.probabilityOf = probabilityOf;
        this.direction = direction;
        this.logX = FastMath.log(new GammaDistribution(shape, 1).inverseCumulativeProbability(0.5));
    }

    static GammaTail lower(double shape) {
        return new GammaTail(shape, x -> Gamma.regularizedGammaP(shape, x), 1);
    }

    static GammaTail upper(double shape) {
        return new GammaTail(shape, x -> Gamma.regularizedGammaQ(shape, x), -1);
    }

    /** The value beyond which this tail has the given probability. */
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
