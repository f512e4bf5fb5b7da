package org.qmgrsim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table against Commons Math; the error bound of the design is 1e-6, relative. */
class GammaTest {
    private static final double BOUND = 1e-7;
    private static final int POINTS = 2000;

    private final Luck luck = new Luck(1, 0);

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.35, 1, 2.5, 17, 400, 10_000})
    void tableIsTheInverseOfCommonsMath(double shape) {
        Law law = Law.gamma(shape, shape);
        GammaDistribution exact = new GammaDistribution(shape, 1, 1e-13);
        for (int i = 0; i < POINTS / 10; i++) {
            double u = 0.001 + 0.998 * luck.uniform(Purpose.SIZE, i, 0);
            double expected = exact.inverseCumulativeProbability(u);
            // Commons Math's search ends at an absolute error, which the smallest shapes are below.
            assertEquals(expected, law.quantile(u), BOUND * expected + 1e-12, () -> "u = " + u);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.35, 1, 2.5, 17, 400, 10_000})
    void bothTailsHoldDownToTheSmallestLuck(double shape) {
        Law law = Law.gamma(shape, shape);
        for (int i = 0; i < POINTS; i++) {
            double tail = Math.pow(2, -1 - 53 * luck.uniform(Purpose.SIZE, i, 1));
            double low = law.quantile(tail);
            assertTrue(error(shape, low, Gamma.regularizedGammaP(shape, low), tail) < BOUND, () -> "u = " + tail);
            double rest = 1 - (1 - tail); // what 1 - u can say
            if (rest > 0) {
                double high = law.quantile(1 - rest);
                assertTrue(
                        error(shape, high, Gamma.regularizedGammaQ(shape, high), rest) < BOUND,
                        () -> "u = 1 - " + rest);
            }
        }
    }

    @Test
    void shapeOneIsExponential() {
        Law exponential = Law.exponential(3);
        Law gamma = Law.gamma(1, 3);
        for (int i = 0; i < POINTS; i++) {
            double u = luck.uniform(Purpose.SIZE, i, 2);
            assertEquals(exponential.quantile(u), gamma.quantile(u), 1e-10 * exponential.quantile(u));
        }
    }

    @Test
    void quantileNeverFallsAcrossTheBordersOfCells() {
        Law law = Law.gamma(0.35, 1);
        for (double border = 0.5; border > 0x1p-50; border *= border > 0x1.8p-2 ? 0.5 : 0.9375) {
            assertTrue(law.quantile(border * (1 - 1e-9)) <= law.quantile(border));
            assertTrue(law.quantile(border) <= law.quantile(border * (1 + 1e-9)));
        }
    }

    @Test
    void belowTheSmallestLuckTheTableHoldsItsLastValue() {
        Law law = Law.gamma(2, 1);
        assertEquals(law.quantile(0x1p-54), law.quantile(Double.MIN_VALUE));
    }

    /** The relative error of the quantile, to first order: that of its probability over its elasticity. */
    private static double error(double shape, double x, double reached, double wanted) {
        double timesDensity = Math.exp(shape * Math.log(x) - x - Gamma.logGamma(shape));
        return Math.abs(reached - wanted) / timesDensity;
    }
}
