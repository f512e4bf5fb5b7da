package org.qmgrsim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class LawTest {
    private static final List<Law> ALL = List.of(
            Law.constant(3),
            Law.uniform(1, 4),
            Law.exponential(2),
            Law.lognormal(5, 1.8),
            Law.gamma(0.7, 3),
            Law.pareto(2, 3.5),
            Law.empirical(4, 1, 9, 2));

    @Test
    void constantIsItsValue() {
        assertEquals(3, Law.constant(3).quantile(0.9));
        assertEquals(3, Law.constant(3).mean());
    }

    @Test
    void uniformIsEvenBetweenItsBounds() {
        assertEquals(1.75, Law.uniform(1, 4).quantile(0.25));
        assertEquals(2.5, Law.uniform(1, 4).mean());
    }

    @Test
    void exponentialHasItsMedianAtTheMeanTimesLogTwo() {
        assertEquals(2 * 0.6931471805599453, Law.exponential(2).quantile(0.5), 1e-15);
        // For small u the quantile is mean * (u + u^2 / 2): no digits are lost near zero.
        assertEquals(2e-12, Law.exponential(2).quantile(1e-12), 2e-24);
        assertEquals(2 * 53 * 0.6931471805599453, Law.exponential(2).quantile(1 - 0x1p-53), 1e-12);
    }

    @Test
    void lognormalHasItsFactorBetweenTheMedianAndThe84PercentQuantile() {
        Law law = Law.lognormal(5, 1.8);
        assertEquals(5, law.quantile(0.5), 1e-11);
        assertEquals(9, law.quantile(0.8413447460685429), 1e-10);
        assertEquals(5 / 1.8, law.quantile(0.15865525393145705), 1e-10);
        // exp(sigma^2 / 2) with sigma = ln 1.8 = 0.5877867 is 1.188565.
        assertEquals(5 * 1.188565, law.mean(), 1e-5);
    }

    @Test
    void lognormalWithFactorOneIsConstant() {
        assertEquals(5, Law.lognormal(5, 1).quantile(0.99), 1e-14);
    }

    @Test
    void paretoLeavesTheShareOfThePowerLawAbove() {
        // (2 / x)^3 = 1/8 at x = 4, so the 87.5 % quantile of least 2 and shape 3 is 4; the mean is 2 * 3 / 2.
        assertEquals(4, Law.pareto(2, 3).quantile(0.875), 1e-14);
        assertEquals(3, Law.pareto(2, 3).mean());
        assertEquals(Double.POSITIVE_INFINITY, Law.pareto(2, 1).mean());
    }

    @Test
    void empiricalJoinsTheOrderStatistics() {
        // Sorted 1 2 4 9: thirds of probability lie at the inner values, and between them the law is a straight line.
        Law law = Law.empirical(4, 1, 9, 2);
        assertEquals(2, law.quantile(1 / 3.0), 1e-15);
        assertEquals(3, law.quantile(0.5), 1e-15);
        assertEquals(6.5, law.quantile(5 / 6.0), 1e-14);
        assertEquals(1, law.quantile(Double.MIN_VALUE));
        assertEquals(9, law.quantile(1 - 0x1p-53), 1e-14);
        // Trapezoids: (1.5 + 3 + 6.5) / 3.
        assertEquals(11 / 3.0, law.mean(), 1e-15);
    }

    @Test
    void empiricalOfOneValueIsConstant() {
        assertEquals(7, Law.empirical(7).quantile(0.2));
        assertEquals(7, Law.empirical(7).mean());
    }

    @Test
    void empiricalKeepsNoHandOnTheCallersArray() {
        double[] sample = {1, 2};
        Law law = Law.empirical(sample);
        sample[0] = 100;
        assertEquals(1.5, law.quantile(0.5));
    }

    /** From 1e-6 to 1 - 1e-6, thin tails as often as the middle. */
    @Provide
    Arbitrary<Double> probabilities() {
        return Arbitraries.doubles().between(-13.8, 13.8).map(logit -> 1 / (1 + Math.exp(-logit)));
    }

    @Property
    void quantileIsScaledAndRisesAndIsNeverNegative(
            @ForAll("probabilities") double u,
            @ForAll("probabilities") double v,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double factor) {
        for (Law law : ALL) {
            double x = law.quantile(u);
            assertTrue(x >= 0, law::toString);
            assertEquals(x * factor, law.scaled(factor).quantile(u), 1e-13 * x * factor, law::toString);
            assertTrue((v - u) * (law.quantile(v) - x) >= 0 || Math.abs(v - u) < 1e-12, law::toString);
        }
    }

    @Test
    void meanIsTheMeanOfTheQuantiles() {
        // Midpoints of a million equal slices; the last slice of the heavy tails holds the error.
        int slices = 1_000_000;
        for (Law law : ALL) {
            double sum = 0;
            for (int i = 0; i < slices; i++) {
                sum += law.quantile((i + 0.5) / slices);
            }
            assertEquals(law.mean(), sum / slices, 1e-4 * law.mean(), law::toString);
        }
    }

    @Test
    void scaledByZeroIsTheConstantZero() {
        for (Law law : ALL) {
            assertEquals(Law.constant(0), law.scaled(0));
            assertThrows(IllegalArgumentException.class, () -> law.scaled(-1));
            assertThrows(IllegalArgumentException.class, () -> law.scaled(Double.NaN));
        }
    }

    @Test
    void equalParametersMakeEqualLaws() {
        assertEquals(Law.gamma(0.7, 3), Law.gamma(0.7, 3));
        assertEquals(Law.gamma(0.7, 3).hashCode(), Law.gamma(0.7, 3).hashCode());
        assertNotEquals(Law.gamma(0.7, 3), Law.gamma(0.7, 4));
        assertEquals(Law.empirical(1, 2), Law.empirical(2, 1));
        assertEquals(Law.empirical(1, 2).hashCode(), Law.empirical(2, 1).hashCode());
        assertEquals(Law.lognormal(5, 1.8), Law.lognormal(5, 1.8));
    }

    @Test
    void probabilitiesOutsideOfTheOpenIntervalAreRefused() {
        for (Law law : ALL) {
            for (double u : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
                assertThrows(IllegalArgumentException.class, () -> law.quantile(u), law::toString);
            }
        }
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Law.constant(-1));
        assertThrows(IllegalArgumentException.class, () -> Law.constant(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> Law.uniform(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Law.exponential(0));
        assertThrows(IllegalArgumentException.class, () -> Law.lognormal(0, 2));
        assertThrows(IllegalArgumentException.class, () -> Law.lognormal(1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Law.gamma(0.01, 1));
        assertThrows(IllegalArgumentException.class, () -> Law.gamma(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Law.pareto(1, -1));
        assertThrows(IllegalArgumentException.class, () -> Law.empirical());
        assertThrows(IllegalArgumentException.class, () -> Law.empirical(1, -1));
        assertThrows(IllegalArgumentException.class, () -> Law.empirical(1, Double.NaN));
    }

    @Property
    void normalQuantileIsThatOfCommonsMath(@ForAll("probabilities") double u) {
        double expected = new NormalDistribution(0, 1).inverseCumulativeProbability(u);
        // Commons Math subtracts one half of u from one half, so its error grows as the tail becomes thin.
        assertEquals(expected, NormalQuantile.of(u), 1e-14 + 0x1p-50 / Math.min(u, 1 - u));
    }

    @Test
    void normalQuantileKeepsItsDigitsInTheTails() {
        // Down to the smallest number of luck, measured by the tail that Commons Math computes without a difference.
        for (double u = 0.5; u >= 0x1p-54; u *= 0.97) {
            double z = NormalQuantile.of(u);
            assertEquals(1, 0.5 * Erf.erfc(-z / Math.sqrt(2)) / u, 1e-13);
            assertEquals(-z, NormalQuantile.of(1 - u), Math.abs(z) * 1e-15 + 0x1p-53 / u);
        }
    }

    @Test
    void lognormalIsThatOfCommonsMath() {
        Luck luck = new Luck(1, 0);
        for (double factor : new double[] {1.01, 1.8, 5, 20}) {
            Law law = Law.lognormal(1, factor);
            LogNormalDistribution exact = new LogNormalDistribution(0, Math.log(factor), 1e-15);
            for (int i = 0; i < 200; i++) {
                double u = 0.001 + 0.998 * luck.uniform(Purpose.COST, i, 0);
                double expected = exact.inverseCumulativeProbability(u);
                assertEquals(expected, law.quantile(u), 1e-8 * expected, () -> factor + " at " + u);
            }
        }
    }

    @Test
    void lognormalHoldsItsErrorBoundInBothTailsHoweverWide() {
        Luck luck = new Luck(1, 0);
        for (double factor : new double[] {1.5, 10, 1000, 1e6}) {
            Law law = Law.lognormal(1, factor);
            for (int i = 0; i < 2000; i++) {
                double tail = Math.pow(2, -1 - 53 * luck.uniform(Purpose.COST, i, 1));
                double expected = Math.exp(Math.log(factor) * NormalQuantile.of(tail));
                assertEquals(1, law.quantile(tail) / expected, 5e-7, () -> factor + " at " + tail);
                double rest = 1 - (1 - tail); // what 1 - u can say
                if (rest > 0) {
                    double beyond = Math.exp(-Math.log(factor) * NormalQuantile.of(rest));
                    assertEquals(1, law.quantile(1 - rest) / beyond, 5e-7, () -> factor + " at 1 - " + rest);
                }
            }
        }
    }
}
