package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that were measured in recordings which are not among the cases. Whole second k of the clock begins at k − 0.5. */
class OtherRecordingsTest {
    /** 300 messages within 0.45 s to a host that takes so long for each. */
    private static PostfixLog burst(double sink, String... settings) {
        Experiment experiment =
                new Experiment().row("qmgr unix n - n 300 1 qmgr").host(0.5, "slow.test", "ok", sink);
        for (String line : settings) {
            experiment.main(line);
        }
        for (int i = 0; i < 300; i++) {
            experiment.mail(3 + i * 0.0015, "u@slow.test");
        }
        return experiment.until(25).run();
    }

    private static List<Double> completions(PostfixLog log) {
        List<Double> removed = new ArrayList<>();
        log.messages().forEach(message -> removed.add(message.removed()));
        Collections.sort(removed);
        assertEquals(300, removed.size());
        return removed;
    }

    @ParameterizedTest
    @CsvSource({"0.1, 2, 19.2", "0.1, 5, 47.5", "0.2, 10, 49.0", "0.2, 20, 97.7", "0.5, 20, 39.4"})
    void theSteadyRateOfABurstIsTheWindowOverTheTimeOfADelivery(double sink, int limit, double perSecond) {
        List<Double> at = completions(burst(
                sink,
                "smtp_destination_concurrency_limit = " + limit,
                "smtp_initial_destination_concurrency = " + Math.min(5, limit)));
        double rate = (270 - 90) / (at.get(269) - at.get(89));
        assertEquals(perSecond, rate, 0.05 * perSecond);
    }

    @Test
    void aSmallInitialWindowShapesTheFirstSecondsOnly() {
        // From 2: 6 in the first second of completions, then 18 as measured (21 if no two deliveries end together), and
        // from the fourth second on 40.
        List<Double> at = completions(burst(0.5, "smtp_initial_destination_concurrency = 2"));
        int[] perSecond = new int[20];
        at.forEach(time -> perSecond[(int) (time - at.get(0))]++);
        assertEquals(6, perSecond[0]);
        assertEquals(18, perSecond[1], 3);
        assertEquals(40, perSecond[3]);
        assertEquals(40, perSecond[5]);
    }

    @Test
    void aFlushMovesThePhaseOfTheDeferredTimerAndNeitherAddsNorLosesAPeriod() {
        // From .01 to .5: activity at 11.0, the start of second 11 + ½.
        PostfixLog log = new Experiment()
                .main("queue_run_delay = 5")
                .at(11.05, "postqueue -f")
                .until(31)
                .run();
        assertAt(List.of(0.007, 5.01, 10.015, 11.05, 15.055, 20.06, 25.065, 30.07), log.times("qmgr.scan_deferred"));
    }

    @Test
    void whatFailsOneByOneIsTriedEachTimeButTheThirdOfAFlushKills() {
        // Four failures at 1 to 4 do not add up: the destination is forgotten between them. The flush at 10 takes all
        // four:
        // three failures in a row, and the fourth is suspended.
        Experiment experiment = new Experiment();
        for (int i = 1; i <= 4; i++) {
            experiment.mail(i, "u@dead.test");
        }
        PostfixLog log = experiment
                .at(10, "postqueue -f")
                .mail(12, "v@dead.test")
                .until(15)
                .run();
        List<String> outcomes = new ArrayList<>();
        log.messages().forEach(message -> message.attempts().forEach(attempt -> outcomes.add(attempt.outcome())));
        assertEquals(2, Collections.frequency(outcomes, "deferred*"));
        assertEquals(7, Collections.frequency(outcomes, "deferred"));
        assertEquals("deferred*", log.message(5).attempts().get(0).outcome());
    }

    @Test
    void theWakeupDoesNotLookAtDeferredAndTheDeferredTimerNotAtIncoming() {
        // Triggers are denied. Deferred at 10.02 for 5 s, retried by the scan of 30, not by the wakeup of 20; the
        // message of
        // 21 is found by the wakeup of 30, that of 31 by that of 40, not by any scan of deferred.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .main("queue_run_delay = 15")
                .main("minimal_backoff_time = 8")
                .at(0.5, "deny triggers qmgr")
                .mail(2, "u@temp.test")
                .mail(41, "v@good.test")
                .until(62)
                .run();
        assertAt(List.of(10.03, 30.03, 60.02), log.message(1).active());
        assertAt(List.of(50.01), log.message(2).active());
    }

    /** Deliveries that succeed later than they could have begun before the host turned clients away. */
    private static long deliveredAfterTheHostTurnedAway(String... settings) {
        Experiment experiment =
                new Experiment().host(0.5, "slow.test", "ok", 0.3).host(3, "slow.test", "banner421", 0.3);
        for (String line : settings) {
            experiment.main(line);
        }
        for (int i = 0; i < 400; i++) {
            experiment.mail(1 + i * 0.003, "u@slow.test");
        }
        return experiment.until(20).run().messages().stream()
                .filter(message -> message.fate().equals("delivered") && message.removed() > 3.4)
                .count();
    }

    @Test
    void anOpenSessionDoesNotNoticeThatItsHostTurnsOthersAway() {
        // Back to back since 1; from 3 on the host answers 421 at connect. What goes over kept sessions goes on.
        assertTrue(deliveredAfterTheHostTurnedAway() > 150);
        assertEquals(0, deliveredAfterTheHostTurnedAway("smtp_connection_cache_on_demand = no"));
    }

    @Test
    void aFullActiveQueueTakesNothingFromDeferredAsLongAsIncomingHasFiles() {
        // Ten deferred at 2 for 5 s; from 8 on 200 come within 2 s, of which 25 a second are delivered, 10 active at a
        // time.
        // The scans of deferred at 10 and 15 are open all the time, but feed nothing before the last of incoming is
        // active.
        Experiment experiment = new Experiment()
                .main("qmgr_message_active_limit = 10")
                .main("queue_run_delay = 5")
                .main("minimal_backoff_time = 5")
                .main("maximal_backoff_time = 5")
                .main("smtp_destination_concurrency_limit = 5")
                .main("in_flow_delay = 0")
                .host(0.5, "slow.test", "ok", 0.2)
                .host(7.8, "temp.test", "ok", 0);
        for (int i = 0; i < 10; i++) {
            experiment.mail(2 + i * 0.01, "t@temp.test");
        }
        for (int i = 0; i < 200; i++) {
            experiment.mail(7.9 + i * 0.01, "u@slow.test");
        }
        PostfixLog log = experiment.until(40).run();
        double lastNew = 0;
        for (LoggedMessage message : log.messages()) {
            if (message.tried().contains("u@slow.test")) {
                lastNew = Math.max(lastNew, message.active().get(0));
            }
        }
        assertTrue(lastNew > 14, "incoming was never a backlog: " + lastNew);
        int late = 0;
        for (LoggedMessage message : log.messages()) {
            if (message.tried().contains("t@temp.test")) {
                List<Double> active = message.active();
                assertTrue(active.get(active.size() - 1) > lastNew || active.get(active.size() - 1) < 8);
                late += active.get(active.size() - 1) > lastNew ? 1 : 0;
                assertTrue(message.isRemoved());
            }
        }
        assertEquals(10, late);
    }

    @Test
    void withAllDefaultsRetriesComeAtTheMeasuredAges() {
        // Measured at ages 2, 322, 926, 2125, 4522, 8720, 12 923, 17 127 with the deferred scan some 20 s behind the
        // arrival.
        PostfixLog log = new Experiment()
                .row("qmgr unix n - n 300 1 qmgr")
                .mail(280, "u@temp.test")
                .until(18_000)
                .run();
        List<Double> measured = List.of(2.0, 322.0, 926.0, 2125.0, 4522.0, 8720.0, 12_923.0, 17_127.0);
        List<LoggedMessage.Attempt> attempts = log.message(1).attempts();
        assertEquals(measured.size(), attempts.size());
        for (int i = 0; i < measured.size(); i++) {
            assertEquals(measured.get(i), attempts.get(i).at() - 280, 10);
        }
    }
}
