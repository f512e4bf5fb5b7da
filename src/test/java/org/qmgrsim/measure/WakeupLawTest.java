package org.qmgrsim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.config.InvalidInput;

/** How long mail waits for the wakeup, against laws worked by hand. */
class WakeupLawTest {
    private static final String BROKEN = "triggers.cleanup.denied=true";
    private static final KolmogorovSmirnovTest TEST = new KolmogorovSmirnovTest();

    private static String poisson(String perSecond, int endSeconds) {
        return "mail: [{ arrivals: poisson " + perSecond + "/s, end: " + endSeconds + "s, to: bob@example.org }]\n";
    }

    @ParameterizedTest
    @CsvSource({"10, 0.5, 20000", "60, 0.5, 20040", "300, 0.5, 20100"})
    void withExactTimersAndBrokenTriggersTheWaitIsUniform(int wakeup, String rate, int end) throws InvalidInput {
        // The wakeups are w seconds apart and know nothing of the mail, and Poisson mail falls anywhere between two of
        // them: the rest of the interval is uniform over (0, w).
        Activation activation = Lab.activation(Lab.scenario(
                poisson(rate, end), BROKEN, "qmgr/unix/wakeup=" + wakeup, "duration=" + (end + 2 * wakeup) + "s"));

        Waits waits = activation.waits();
        assertEquals(10_000, waits.count(), 300);
        assertEquals(0, waits.censored());
        assertEquals(waits.count(), activation.movedByWakeup());
        double p = TEST.kolmogorovSmirnovTest(new UniformRealDistribution(0, wakeup), waits.seconds());
        assertTrue(p > 0.01, () -> "p = " + p);
    }

    @Test
    void withWholeSecondTimersTheWaitFollowsThePhaseOfTheLastMail() throws InvalidInput {
        double rate = 0.2;
        int wakeup = 10;
        Activation activation = Lab.activation(
                Lab.scenario(poisson("0.2", 50_000), BROKEN, "clock=real", "qmgr/unix/wakeup=10", "duration=50100s"));

        Waits waits = activation.waits();
        assertEquals(10_000, waits.count(), 300);
        Survival survival = waits.survival();
        for (int k = 0; k <= wakeup; k++) {
            for (double q : new double[] {0.25, 0.5, 0.75}) {
                double expected = phaseLaw(rate, wakeup, k + q);
                // The mails of one interval share their wakeup, so the bound of independent ones (0.0163 at 1 %) is
                // widened.
                assertEquals(expected, 1 - survival.at(k + q), 0.02, "at " + (k + q) + " s");
            }
        }
        UniformRealDistribution uniform = new UniformRealDistribution(0, wakeup);
        assertTrue(TEST.kolmogorovSmirnovStatistic(uniform, waits.seconds()) > 0.05);
        assertTrue(TEST.kolmogorovSmirnovTest(uniform, waits.seconds()) < 1e-6);
    }

    /**
     * Share of waits up to t. A timer of master is due at whole seconds D, D + w, …; master sleeps whole seconds from its last
     * turn, so it fires at D + min(φ, E): φ the fraction of the last activity before D, E the time from D to the next
     * mail, which is activity too, and which itself misses the wakeup that it releases. So every mail between D - w and D
     * waits for the wakeup at D, whether it released the one at D - w or not.
     *
     * <p>A mail comes V before D, V uniform over (0, w). The last activity before D is this mail or a later one: B =
     * min(V, B') before D, B' exponential with the rate of the mail, looking back from D. Then φ = ceil(B) - B and the wait is
     * V + min(φ, E), E exponential. Given V = v, for 0 ≤ s < 1,
     *
     * <pre>P(min(φ, E) > s) = e^(-λs) P(φ > s), P(φ > s) = e^(-λv) [ceil(v) - v > s] + Σ_j P(j < B' < min(j + 1 - s, v))</pre>
     *
     * and the sum is over j = 0, 1, … below v. The integral over v is taken by the midpoint rule.
     */
    private static double phaseLaw(double rate, int wakeup, double t) {
        int steps = 20_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double v = (i + 0.5) * wakeup / steps;
            sum += released(rate, v, t - v);
        }
        return sum / steps;
    }

    private static double released(double rate, double v, double s) {
        if (s < 0 || s >= 1) {
            return s < 0 ? 0 : 1;
        }
        double later = Math.ceil(v) - v > s ? Math.exp(-rate * v) : 0;
        for (int j = 0; j < v; j++) {
            double to = Math.min(j + 1 - s, v);
            later += to > j ? Math.exp(-rate * j) - Math.exp(-rate * to) : 0;
        }
        return 1 - Math.exp(-rate * s) * later;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void aLostTriggerWaitsForTheNextGoodOneOrTheWakeup(double lost) throws InvalidInput {
        // A mail waits if its own trigger is lost: p. It then waits for the first of two things that know nothing of
        // each
        // other: the next mail with a good trigger, a Poisson stream of rate λ(1-p), and the wakeup, the rest of whose
        // interval is uniform. So P(wait > t) = p e^(-λ(1-p)t) (1 - t/w), and 1 - p wait for nothing.
        double rate = 0.05;
        double wakeup = 60;
        Activation activation = Lab.activation(Lab.scenario(
                poisson("0.05", 240_000),
                "triggers.cleanup.lost=" + Math.round(lost * 100) + "%",
                "qmgr/unix/wakeup=60",
                "duration=240120s"));

        assertEquals(12_000, activation.waits().count(), 350);
        Survival survival = activation.waits().survival();
        for (double t = 0.5; t < wakeup; t += 0.5) {
            double expected = lost * Math.exp(-rate * (1 - lost) * t) * (1 - t / wakeup);
            assertEquals(expected, survival.at(t), 0.016, "at " + t + " s");
        }
        assertEquals(0, survival.at(wakeup), 0);
        assertEquals(lost, survival.at(0), 0.012);
    }

    // ---------------------------------------------------------------- never

    private static final String ONE_MAIL = "mail: [{ at: [100s], to: bob@example.org }]\n";

    private static MessageLife first(String more) throws InvalidInput {
        List<MessageLife> lives = Lab.lives(Lab.scenario(
                ONE_MAIL + "triggers: { cleanup: { denied: true, until: 1h } }\n" + more, "qmgr/unix/wakeup=0"));
        return lives.get(0);
    }

    @Test
    void withoutTriggersAndWakeupMailNeverMoves() throws InvalidInput {
        assertNull(first("").mover());
    }

    @Test
    void aRestartDoesNotHelp() throws InvalidInput {
        assertNull(first("faults: [{ at: 30m, stop: true }, { at: 31m, start: true }]\n")
                .mover());
        assertNull(first("faults: [{ at: 30m, reload: true }]\n").mover());
    }

    @Test
    void aFlushHelps() throws InvalidInput {
        MessageLife life = first("faults: [{ at: 30m, flush: true }]\n");

        assertEquals(Mover.START, life.mover());
        assertEquals(Mover.FLUSH, life.startedBy());
        assertEquals(1700, life.activationNanos() / 1e9, 0.5);
    }

    @Test
    void aTriggerThatWorksHelps() throws InvalidInput {
        List<MessageLife> lives = Lab.lives(Lab.scenario("""
                mail: [{ at: [100s, 4000s], to: bob@example.org }]
                triggers: { cleanup: { denied: true, until: 1h } }
                """, "qmgr/unix/wakeup=0"));

        assertEquals(Mover.START, lives.get(0).mover());
        assertEquals(Mover.OTHER_TRIGGER, lives.get(0).startedBy());
        assertEquals(3900, lives.get(0).activationNanos() / 1e9, 0.5);
        assertEquals(Mover.OWN_TRIGGER, lives.get(1).startedBy());
    }
}
