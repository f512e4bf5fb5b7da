package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How processes end that should not, and who starts them again. */
class CrashTest {
    private static final String BAD = "qmgr_message_active_limit = many";
    private static final String FATAL = "fatal: bad numerical configuration: qmgr_message_active_limit = many";

    @Test
    void aQmgrThatCannotStartIsTriedAgainEverySixtyOneSeconds() {
        // Forked by the first wakeup; the fatal line sleeps 1 s before exit 1; never served anything: throttled for 60
        // whole
        // seconds. Asked for at 1.01 (second 1), due at second 61: 1.01 + 60, and 0.1 % late: forked at 61.07, dead at
        // 62.08.
        // Repaired at 100: the fork of 122.13 serves.
        PostfixLog log = new Experiment()
                .masterVerbose()
                .wakeup("10")
                .row("pickup unix n - n 0 1 pickup")
                .main(BAD)
                .at(100, "edit main.cf", "remove qmgr_message_active_limit")
                .until(145)
                .run();
        assertAt(List.of(0.001, 61.06, 122.12), log.times("qmgr.start"));
        assertAt(List.of(0.008, 61.075), log.lines("qmgr", FATAL));
        assertAt(List.of(1.005, 62.07), log.times("qmgr.exit_status"));
        assertAt(List.of(1.005, 62.07), log.times("qmgr.throttled"));
        // While the service is throttled no wakeup is sent, but the timer runs on: the first again at 130.
        assertEquals(2, log.times("qmgr.wakeup").stream().filter(at -> at < 135).count());
        assertAt(130.15, log.times("qmgr.wakeup").get(1));
    }

    @Test
    void aTriggerThatNobodyServesIsGivenUpByItsSenderButServedLater() {
        // master keeps the connection of its first wakeup for 1 + 100 s; the request stays in the backlog, where the
        // fork of
        // 122 reads it, before the wakeup of 130.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .main(BAD)
                .at(100, "edit main.cf", "remove qmgr_message_active_limit")
                .until(125)
                .run();
        List<Double> warnings =
                log.lines("master", "warning: unix_trigger_event: read timeout for service public/qmgr");
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0) > 100.4 && warnings.get(0) < 101.6, () -> "at " + warnings);
        assertEquals(1, log.times("qmgr.trigger").size());
        assertEquals(
                0,
                log.times("qmgr.request.NUL").size() - log.times("qmgr.trigger").size());
    }

    @Test
    void mailWaitsInTheBacklogWhileQmgrCannotStart() {
        // The file is broken at 2, qmgr killed at 3. The mail of 5 makes master fork one that dies at 6.01: throttled
        // until
        // 66.07. Repaired at 50: that fork takes the mail, and the trigger that waited.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .mail(1, "u@good.test")
                .at(2, "edit main.cf", BAD)
                .at(3, "kill qmgr", "SIGKILL")
                .mail(5, "v@good.test")
                .at(50, "edit main.cf", "remove qmgr_message_active_limit")
                .until(69)
                .run();
        assertAt(List.of(3.0), log.times("qmgr.killed"));
        assertAt(List.of(5.005), log.lines("qmgr", FATAL));
        assertAt(List.of(6.005), log.times("qmgr.throttled"));
        assertAt(66.07, log.message(2).active().get(0));
        assertAt(List.of(0.007, 1.02, 66.07), log.times("qmgr.trigger"));
    }

    @Test
    void theFatalLineComesBeforeEverythingElseThatAProcessSays() {
        PostfixLog log = new Experiment().main(BAD).until(2).run();
        assertEquals(0, log.lines("qmgr", "process generation").size());
        assertEquals(1, log.lines("qmgr", FATAL).size());
    }

    @Test
    void aFileThatAnOldAgentStillDeliversIsSkippedAndRemovedByTheWakeupAfterIt() {
        // The agent has had the slow delivery since 5.03 and needs 6 s. qmgr dies at 9; the mail of 10 makes master
        // fork
        // one, which finds the other file locked: back to incoming, with a time 60 s ahead. At 11.03 the agent is done
        // and
        // marks the recipient: the file's time is now. The next scan of incoming removes it: the wakeup. Due at second
        // 20
        // (19.5); the last thing that master heard was at 10.03 (second 10): 10.03 + 10 = 20.04.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .mail(5, "u@slow.test")
                .at(9, "kill qmgr", "SIGKILL")
                .mail(10, "v@good.test")
                .until(25)
                .run();
        LoggedMessage slow = log.message(1);
        assertAt(List.of(10.005), slow.skipped());
        assertAt(11.025, slow.attempts().get(0).at());
        assertEquals(1, slow.attempts().size());
        assertAt(20.02, slow.removed());
        assertAt(List.of(5.02, 20.02), slow.active());
        assertEquals("delivered", slow.fate());
        assertAt(List.of(10.005), log.lines("qmgr", "wakeup " + slow.id() + " after 60 secs"));
        assertAt(10.01, log.message(2).removed());
    }

    @Test
    void aKilledQmgrIsMissedByNobodyUntilMailOrTheWakeupComes() {
        // Killed at 13.3 (fraction .8 of second 13): the reap is master's last activity. Due at second 20: 13.3 + 7.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .at(13.3, "kill qmgr", "SIGKILL")
                .until(25)
                .run();
        assertAt(List.of(13.3), log.times("qmgr.killed"));
        assertAt(List.of(0.007, 20.305), log.times("qmgr.start"));
        assertEquals(0, log.times("qmgr.throttled").size());
    }

    @Test
    void twoDeathsWithoutAServedRequestBetweenThemThrottle() {
        // The first one has served the wakeup of the start: no throttle. The second dies as soon as it appears (d3 with
        // another signal): the mail of 7 and that of 20 wait until 67.
        PostfixLog log = new Experiment()
                .at(5, "kill qmgr", "SIGKILL")
                .at(5.2, "kill next qmgr", "SIGTERM")
                .mail(7, "u@good.test")
                .mail(20, "v@good.test")
                .until(75)
                .run();
        assertAt(List.of(5.0, 7.015), log.times("qmgr.killed"));
        assertAt(List.of(7.015), log.times("qmgr.throttled"));
        assertAt(67.05, log.message(1).active().get(0));
        assertAt(67.05, log.message(2).active().get(0));
    }

    @Test
    void whenMasterIsKilledEveryChildLeavesAsSoonAsItIsIdle() {
        // Idle ones at once, qmgr with a delivery under way among them; the agent when it has delivered. Nobody removes
        // the
        // file: the next start finds it.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .masterVerbose()
                .mail(5, "u@slow.test")
                .mail(6, "v@good.test")
                .at(8, "kill master", "SIGKILL")
                .at(25, "start")
                .until(30)
                .run();
        for (String program : List.of("qmgr", "pickup", "smtpd", "cleanup", "trivial-rewrite")) {
            assertAt(List.of(8.0), log.lines(program, "master disconnect -- exiting"));
        }
        assertAt(11.02, log.message(1).attempts().get(0).at());
        assertEquals(1, log.message(1).attempts().size());
        assertAt(25.005, log.message(1).removed());
        assertEquals(
                0,
                log.rows().stream()
                        .filter(row -> row.at() > 11.1 && row.at() < 24.9)
                        .count());
    }

    @Test
    void aSignalToAStoppedProcessIsPendingUntilItContinues() {
        // The mail of 4 triggers a stopped qmgr; at 6 that dies of the signal of 3, and the trigger makes master fork.
        PostfixLog log = new Experiment()
                .mail(1, "u@good.test")
                .at(2, "kill qmgr", "SIGSTOP")
                .at(3, "kill qmgr", "SIGTERM")
                .mail(4, "v@good.test")
                .at(6, "kill qmgr", "SIGCONT")
                .until(8)
                .run();
        assertAt(List.of(6.0), log.times("qmgr.killed"));
        assertAt(6.005, log.message(2).active().get(0));
    }

    @Test
    void aQmgrThatIsKilledWhileItFeedsLeavesNoLockBehind() {
        // Whenever it dies between the look at the file and the request for an agent: the next one, started by the
        // wakeup of
        // 15, moves the file back to incoming, finds nobody else in it, and feeds it.
        PostfixLog undisturbed =
                new Experiment().wakeup("10").mail(5, "u@good.test").until(6).run();
        double from =
                undisturbed.lines("qmgr", "qmgr_active_feed: queue incoming").get(0);
        double to =
                undisturbed.lines("qmgr", "qmgr_active_drain: allocate smtp").get(0);
        assertTrue(to - from > 0.0002, () -> "the feed takes only " + (to - from) + " s");
        for (double at = from; at < to; at += 0.00001) {
            double killed = at;
            PostfixLog log = new Experiment()
                    .wakeup("10")
                    .mail(5, "u@good.test")
                    .at(killed, "kill qmgr", "SIGKILL")
                    .until(18)
                    .run();
            LoggedMessage mail = log.message(1);
            assertEquals(List.of(), mail.skipped(), () -> "killed at " + killed);
            assertTrue(mail.isRemoved(), () -> "killed at " + killed + " and never removed");
        }
    }
}
