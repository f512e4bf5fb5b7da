package org.qmgrsim.experiment.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Intervals against examples that were worked elsewhere, or can be worked by hand. */
class IntervalsTest {
    @Test
    void studentGivesLawsExample() {
        // Law, Simulation Modeling and Analysis, example 4.27: mean 1.34, 90 % half-width 0.24
        Interval interval =
                Student.mean(new double[] {1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09}, 0.90);

        assertEquals(1.343, interval.value(), 1e-9);
        assertEquals(0.24, interval.halfWidth(), 0.005);
    }

    @Test
    void oneValueHasNoInterval() {
        Interval interval = Student.mean(new double[] {7}, 0.95);

        assertEquals(7, interval.value());
        assertFalse(interval.isClosed());
    }

    @Test
    void theMedianOfTenLiesBetweenTheSecondAndTheNinth() {
        // P(2 <= B(10, 1/2) <= 8) = 1 - 22/1024 = 97.9 %; the third and the eighth would give 89.1 %
        Interval median = OrderStatistics.quantile(
                IntStream.rangeClosed(1, 10).mapToDouble(i -> i).toArray(), 0.5, 0.95);

        assertEquals(2, median.low());
        assertEquals(9, median.high());
    }

    @Test
    void aHundredValuesDoNotGiveAnUpperEndForTheirP99() {
        // P(all 100 below p99) = 0.99^100 = 37 %: far above 2.5 %
        double[] hundred = IntStream.range(0, 100).mapToDouble(i -> i).toArray();

        assertTrue(Double.isNaN(OrderStatistics.quantile(hundred, 0.99, 0.95).value()));
        assertTrue(Double.isNaN(
                Woodruff.of(0.99, share -> share * 100, new double[] {0.99, 0.99}, new double[] {50, 50}, 0.95)
                        .value()));
    }

    @Test
    void fiftyNineRunsBoundNinetyFivePerCentOfAll() {
        // Wilks: 0.95^59 = 4.85 % < 5 %, 0.95^58 = 5.1 %
        assertTrue(OrderStatistics.shareBelowGreatest(59, 0.95) >= 0.95);
        assertTrue(OrderStatistics.shareBelowGreatest(58, 0.95) < 0.95);
    }

    @Test
    void noneOfThousandHasTheUpperBoundOfClopperAndPearson() {
        // 1 - 0.025^(1/1000) = 0.00368
        Interval none = Ratio.share(new double[] {0, 0}, new double[] {400, 600}, 0.95);

        assertEquals(0, none.low());
        assertEquals(0.00368, none.high(), 1e-5);
    }

    @Test
    void aRatioTakesItsErrorFromTheResidualsOfRuns() {
        // sums 2, 6 over counts 1, 2: ratio 8/3; residuals -2/3 and 2/3, so the error is sqrt(8/9 * 2) / 3 = 0.444;
        // t(1) = 12.706
        Interval ratio = Ratio.of(new double[] {2, 6}, new double[] {1, 2}, 0.95);

        assertEquals(8 / 3.0, ratio.value(), 1e-12);
        assertEquals(12.706 * 4 / 9, ratio.halfWidth(), 1e-3);
    }

    @Test
    void holmAdjustsStepByStep() {
        // sorted .005 .01 .03 .04, times 4 3 2 1: .02 .03 .06 .04, and never less than the one before
        assertArrayEquals(
                new double[] {0.03, 0.06, 0.06, 0.02}, Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}), 1e-12);
        assertArrayEquals(new double[] {0.01, Double.NaN}, Holm.adjust(new double[] {0.01, Double.NaN}), 1e-12);
    }

    @Test
    void equalPairsAreNoDifferenceAndConstantOnesAreOneForCertain() {
        double[] first = {1, 2, 3, Double.NaN};

        assertEquals(1, Paired.of(first, first, 0.95).p());
        assertEquals(3, Paired.of(first, first, 0.95).pairs());
        assertEquals(0, Paired.of(first, new double[] {2, 3, 4, 5}, 0.95).p());
    }

    @Test
    void aRisingSeriesDriftsAndAnAlternatingOneDoesNot() {
        // ten values that rise: all 45 pairs do; z = 44 / sqrt(10*9*25/18) = 3.94, p = 8.3e-5
        MannKendall rising =
                MannKendall.of(IntStream.range(0, 10).mapToDouble(i -> i).toArray());

        assertEquals(45, rising.s());
        assertEquals(8.3e-5, rising.p(), 1e-6);
        assertFalse(MannKendall.of(new double[] {1, 2, 1, 2, 1, 2, 1, 2}).drifts(0.05));
    }

    @Test
    void mserCutsOffTheBeginningThatIsUnlikeTheRest() {
        double[] series = new double[250];
        Arrays.setAll(series, i -> (i < 50 ? 10 : 0) + i * 7 % 5 * 0.1);

        assertEquals(50, Mser5.cut(series));
    }

    @Test
    void mserRefusesASeriesThatNeverSettles() {
        assertEquals(-1, Mser5.cut(IntStream.range(0, 200).mapToDouble(i -> i).toArray()));
        assertEquals(-1, Mser5.cut(new double[19]));
    }
}
