package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;

/**
 * What happens when somebody sets the clock while Postfix runs. Times of facts count by virtual time, which goes on; times of
 * log lines by the clock, which jumps.
 */
class ClockStepTest {
    private static final String QUIET = """
            duration: 30m
            master.cf: |
              pickup unix n - n 0 1 pickup
              qmgr unix n - n 300 1 qmgr
              tlsmgr unix - - n 0 1 tlsmgr
              flush unix n - n 0 0 flush
            """;

    private static List<Double> wakeups(String faults) throws InvalidInput {
        Trial trial = Trial.of(QUIET + faults);
        assertEquals(List.of(), trial.audit().findings());
        return trial.when(Happening.WakeupSent.class);
    }

    @Test
    void aStepForwardFiresWhatIsOverdueOnlyWhenTheSleeperWakes() throws InvalidInput {
        // Wakeups at 0 and 300 s. At 400 s the clock jumps 150 s: the next one, due at 600 by the clock, is due at 450
        // s. master
        // fell asleep at 300 s for 300 s, and nobody wakes it: 600 s, but then it is 750 by the clock, so the next is
        // at 900 s.
        assertNear(
                List.of(0.0, 300.3, 600.6, 900.9, 1201.2, 1501.5),
                wakeups("faults: [{ at: 400s, step_clock: +150s }]\n"));
        // The same with a client at 500 s, which wakes master: it finds the timer overdue. It falls asleep for 300 s
        // anew.
        assertNear(
                List.of(0.0, 300.3, 500.0, 800.3, 1100.6, 1400.9, 1701.2),
                wakeups("faults: [{ at: 400s, step_clock: +150s }, { at: 500s, connect_and_quit: true }]\n"));
    }

    @Test
    void aStepBackDelaysEveryTimerByAsMuch() throws InvalidInput {
        // Due at 600 by the clock. At 400 s it is set back by an hour: master wakes at 600 s, finds nothing due (it is
        // 3000 s
        // before the start), and sleeps on until 600 by the clock, which is 4200 s: after the end of the run.
        assertNear(List.of(0.0, 300.3), wakeups("faults: [{ at: 400s, step_clock: -1h }]\n"));
        // By 100 s only: at 600 s 100 s are left, so 700 s.
        assertNear(
                List.of(0.0, 300.3, 700.7, 1001.0, 1301.3, 1601.6),
                wakeups("faults: [{ at: 400s, step_clock: -100s }]\n"));
    }

    @Test
    void whatWasDeferredBeforeAStepBackLiesInTheFuture() throws InvalidInput {
        // Deferred at 10 s until 310. The clock is set back by 600 s at 20 s: the scan of 300 s comes at 900 s. A flush
        // does not
        // mind the time stamp.
        String mail = """
                mail: { at: [10s], to: bob@example.org }
                destinations:
                  example.org: [{ answers: 450 }, { answers: 250, from: 15s }]
                """;
        assertOnce(1200, Trial.of(QUIET + mail + "faults: [{ at: 20s, step_clock: -600s }]\n"));
        assertOnce(50, Trial.of(QUIET + mail + "faults: [{ at: 20s, step_clock: -600s }, { at: 50s, flush: true }]\n"));
        // Forward, it is tried as soon as the scan comes, which fires when anything wakes qmgr: trivial-rewrite, which
        // looks
        // at its tables every ten seconds, wakes at 20 s, finds that it was idle for longer than it may be, and leaves;
        // that
        // wakes master, which finds the wakeup of qmgr overdue.
        assertOnce(20, Trial.of(QUIET + mail + "faults: [{ at: 20s, step_clock: +600s }]\n"));
    }

    private static void assertOnce(double second, Trial trial) {
        List<Double> sent = trial.facts(Happening.RecipientDone.class).stream()
                .filter(fact -> ((Happening.RecipientDone) fact.what()).status() == Happening.Status.SENT)
                .map(trial::seconds)
                .toList();
        assertEquals(1, sent.size(), sent::toString);
        assertEquals(second, sent.get(0), 1.5);
    }

    @Test
    void filesOfTheFutureLieInIncomingUntilTheClockHasCaughtUp() throws InvalidInput {
        // The trigger of the mail of 33 s is lost, and the clock goes back by 60 s at 35 s. The scans for the mail of
        // 43, 53, 63, 73 and 83 s find the file and skip it: its time is more than a second ahead until 32 s by the
        // clock, 92 s in truth. (The wakeups, due by the clock too, are late by as much and no help.)
        Trial trial = Trial.of("""
                duration: 5m
                master.cf: |
                  qmgr unix n - n 10 1 qmgr -v
                triggers: { cleanup: { off: { until: 34s } } }
                mail: { at: [33s, 43s, 53s, 63s, 73s, 83s, 93s], to: bob@example.org }
                faults: [{ at: 35s, step_clock: -60s }]
                """);
        assertEquals(5, trial.log("qmgr_active_feed: skip").size());
        assertNear(List.of(43.0, 53.0, 63.0, 73.0, 83.0, 93.0, 93.0), trial.when(Happening.MessageActive.class));
    }

    @Test
    void theLogJumpsWithTheClockAndDelaysAreNeverNegative() throws InvalidInput {
        // The host needs 20 s; at 20 s, while it is about its work, the clock goes back by 60 s. By the clock the
        // delivery ends
        // at 30 − 60 = −30 s, before the message came: delay=0, delays=0/0/0/0 (the first parts are milliseconds).
        Trial trial = Trial.of(QUIET + """
                mail: { at: [10s], to: bob@example.org }
                destinations: { example.org: { after: 20s } }
                faults: [{ at: 20s, step_clock: -60s }]
                """);
        Trial.Line sent = trial.log("status=sent").get(0);
        assertEquals(-30, sent.at(), 0.1);
        assertTrue(sent.text().contains("delay=0, delays=0.0"), sent::toString);
        assertTrue(sent.text().contains("/0, dsn="), sent::toString);

        // Forward by an hour: the host seems to have needed 3620 s.
        Trial forward = Trial.of(QUIET + """
                mail: { at: [10s], to: bob@example.org }
                destinations: { example.org: { after: 20s } }
                faults: [{ at: 20s, step_clock: +1h }]
                """);
        assertTrue(forward.log("status=sent").get(0).text().contains("/3620, dsn="), () -> forward.log("sent")
                .toString());
    }

    @Test
    void qmgrSlewsItsClockAndSaysSo() throws InvalidInput {
        Trial trial = Trial.of(QUIET + """
                mail: { arrivals: every 20s, to: bob@example.org }
                faults: [{ at: 101s, step_clock: -30s }]
                """);
        // Noticed with the mail of 120 s (90 by the clock), recovered by the first one after the clock is level with
        // the slewed
        // time: 100 + (t − 120) / 2 = t − 30 → t = 140, so at 140 or 160 s, which is 110 or 130 s by the clock.
        assertEquals(List.of(90.0), trial.times("qmgr: warning: backward time jump detected -- slewing clock"));
        List<Double> recovered = trial.times("qmgr: warning: backward time jump recovered -- back to normality");
        assertEquals(1, recovered.size());
        assertEquals(120, recovered.get(0), 11);
        assertEquals(0, trial.spool().count(QueueName.DEFERRED));
    }

    private static void assertNear(List<Double> expected, List<Double> actual) {
        assertEquals(expected.size(), actual.size(), actual::toString);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), actual.get(i), 1.0, actual::toString);
        }
    }
}
