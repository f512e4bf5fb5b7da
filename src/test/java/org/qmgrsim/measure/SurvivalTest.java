package org.qmgrsim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.Test;
import org.qmgrsim.kernel.Luck;

/** Shares still waiting, with waits that the end of the run cut off. */
class SurvivalTest {
    private static final long SECOND = 1_000_000_000L;

    private static Waits waits(int[] complete, int[] censored) {
        Waits waits = new Waits();
        for (int seconds : complete) {
            waits.add(seconds * SECOND);
        }
        for (int seconds : censored) {
            waits.addCensored(seconds * SECOND);
        }
        return waits;
    }

    @Test
    void censoredWaitsLeaveTheRiskSetWithoutAStep() {
        // Waits 1, 2, 2+, 3, 5+, 6 (+: cut off). At risk: 6 at 1, 5 at 2 (the one cut off at 2 still counts), 3 at 3, 1
        // at 6.
        // S = 5/6, then 5/6 * 4/5 = 2/3, then 2/3 * 2/3 = 4/9, then 4/9 * 0 = 0.
        Survival survival = waits(new int[] {6, 1, 3, 2}, new int[] {5, 2}).survival();

        assertEquals(4, survival.steps());
        assertEquals(1, survival.at(0.99), 0);
        assertEquals(5.0 / 6, survival.at(1), 1e-15);
        assertEquals(2.0 / 3, survival.at(2.5), 1e-15);
        assertEquals(4.0 / 9, survival.at(5.9), 1e-15);
        assertEquals(0, survival.at(6), 0);
        assertEquals(Quantile.of(3), survival.quantile(0.5));
    }

    @Test
    void aQuantileThatIsNotReachedIsNever() {
        Waits waits = waits(new int[] {1, 2}, new int[] {100, 100});

        assertEquals(Quantile.of(2), waits.quantile(0.5));
        assertTrue(waits.quantile(0.75).isNever());
        assertTrue(waits.longest().isNever());
        assertTrue(waits.mean().isNever());
        assertEquals(Quantile.of(2), waits.longestComplete());
        assertEquals(0.5, waits.survival().last(), 0);
    }

    @Test
    void tooFewWaitsGiveNoQuantile() {
        assertEquals(Quantile.UNKNOWN, waits(new int[] {1, 2, 3}, new int[0]).quantile(0.99));
        assertEquals(Quantile.UNKNOWN, new Waits().quantile(0.5));
        assertEquals(Quantile.UNKNOWN, new Waits().longest());
        assertEquals(1, new Waits().survival().at(5), 0);
    }

    @Test
    void withoutCensoringQuantilesAreTheOrderStatisticsOfCommonsMath() {
        Luck luck = new Luck(3, 0);
        Waits waits = new Waits();
        for (int i = 0; i < 777; i++) {
            waits.add((long) (luck.uniform(0, i, 0) * 40) * SECOND); // many ties
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_1);

        for (double p : new double[] {0.01, 0.25, 0.5, 0.9, 0.99}) {
            assertEquals(
                    percentile.evaluate(waits.seconds(), 100 * p),
                    waits.quantile(p).seconds(),
                    0);
        }
    }

    @Test
    void addedSamplesAreOne() {
        Waits one = waits(new int[] {1, 4}, new int[] {2});
        one.add(waits(new int[] {3}, new int[] {5}));

        assertEquals(5, one.count());
        assertEquals(2, one.censored());
        assertEquals(
                waits(new int[] {1, 3, 4}, new int[] {2, 5}).survival().at(3),
                one.survival().at(3),
                0);
    }
}
