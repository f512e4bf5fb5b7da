package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reload, stop and start, and agents that leave by themselves. */
class RestartTest {
    @Test
    void aReloadEndsQmgrAtOnceEvenWithDeliveriesUnderWay() {
        // Two slow deliveries since 1.03 and 2.01. The new qmgr runs some 10 ms after the reload at 4 and finds both
        // files
        // locked. The agents finish by themselves at 7.03 and 8.01; the wakeup that counts from the reload removes the
        // files: due at second 14 (13.5), last activity the end of an agent at 8.01 (second 8): 8.01 + 6.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .mail(1, "u@slow.test")
                .mail(2, "v@slow.test")
                .at(4, "postfix reload")
                .until(16)
                .run();
        assertAt(List.of(4.0), log.times("master.reload"));
        assertAt(List.of(4.0), log.lines("qmgr", "master disconnect -- exiting"));
        assertAt(List.of(0.007, 4.01), log.times("qmgr.start"));
        assertAt(List.of(0.007, 1.02, 2.0, 4.01, 14.01), log.times("qmgr.trigger"));
        for (int n = 1; n <= 2; n++) {
            LoggedMessage message = log.message(n);
            assertAt(List.of(4.01), message.skipped());
            assertEquals(1, message.attempts().size());
            assertAt(14.01, message.removed());
        }
        assertAt(7.025, log.message(1).attempts().get(0).at());
        assertAt(8.005, log.message(2).attempts().get(0).at());
    }

    @Test
    void theWakeupCountsFromTheReload() {
        // Ticks at 10.0; the reload at 17.3 sends one and asks for second 17 + 10 = 27 (26.5): 17.3 + 10.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .at(17.3, "postfix reload")
                .until(30)
                .run();
        assertAt(List.of(0.007, 10.01, 17.31, 27.32), log.times("qmgr.trigger"));
    }

    @Test
    void withoutAWakeupAReloadLeavesNoQmgrUntilATriggerComes() {
        // Deferred at 2.03 for 5 s: due at the scan of 7, but the reload at 4 ends the daemon and its timer. The mail
        // of 34
        // brings the next one, which scans deferred at its start.
        PostfixLog log = new Experiment()
                .wakeup("0")
                .main("queue_run_delay = 5")
                .main("minimal_backoff_time = 5")
                .mail(1, "u@temp.test")
                .at(4, "postfix reload")
                .mail(34, "v@good.test")
                .until(36)
                .run();
        assertAt(List.of(2.02, 34.02), log.times("qmgr.start"));
        assertAt(List.of(2.02, 34.025), log.message(1).active());
        assertAt(34.02, log.message(2).active().get(0));
    }

    @Test
    void aThrottleSurvivesAReload() {
        // Throttled at 1.01; the reload at 20 sends no wakeup; forked at 61.07 all the same.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .main("qmgr_message_active_limit = many")
                .at(10, "edit main.cf", "remove qmgr_message_active_limit")
                .at(20, "postfix reload")
                .until(63)
                .run();
        assertEquals(2, log.times("qmgr.start").size());
        assertTrue(
                log.times("qmgr.start").get(1) > 60.4 && log.times("qmgr.start").get(1) < 61.6);
    }

    @Test
    void aCleanupThatWaitsThroughAReloadFindsTheNewResolver() {
        // No token in the pipe: the second message stands in cleanup from 3 to 4. The resolver to which cleanup was
        // connected since the first message leaves at 3.5.
        PostfixLog log = new Experiment()
                .wakeup("0")
                .at(0.1, "deny triggers qmgr")
                .mail(1, "u@good.test")
                .mail(3, "u@good.test")
                .at(3.5, "postfix reload")
                .until(6)
                .run();
        assertAt(4.0, log.message(2).arrival());
        assertAt(List.of(4.0), log.lines("cleanup", log.message(2).id() + ": message-id="));
    }

    @Test
    void aStopLosesDeliveriesUnderWayAndTheNextStartRepeatsThem() {
        // Under way since 9.01, for 6 s; stopped at 12. The start at 20 moves the file from active to incoming and
        // scans:
        // delivered 6 s later.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .mail(9, "u@slow.test")
                .at(12, "postfix stop")
                .at(20, "start")
                .until(30)
                .run();
        LoggedMessage message = log.message(1);
        assertAt(List.of(9.02, 20.007), message.active());
        assertEquals(0, message.skipped().size());
        assertEquals(1, message.attempts().size());
        assertAt(26.02, message.attempts().get(0).at());
        assertAt(List.of(0.0, 20.0), log.times("master.daemon_started"));
        assertAt(List.of(12.0), log.times("master.terminating"));
        assertEquals(
                0,
                log.rows().stream()
                        .filter(row -> row.at() > 12.1 && row.at() < 19.9)
                        .count());
    }

    @Test
    void afterAStartWithoutAWakeupWhatWasLeftLiesStill() {
        // One message deferred until 7, one in the middle of its delivery at the stop. After the start at 20 nothing
        // runs
        // qmgr: not the time that is over, not the deferred timer, which died with its process. The flush at 40 does.
        PostfixLog log = new Experiment()
                .wakeup("0")
                .main("queue_run_delay = 5")
                .main("minimal_backoff_time = 5")
                .mail(1, "u@temp.test")
                .mail(4, "v@slow.test")
                .at(6, "postfix stop")
                .at(20, "start")
                .at(40, "postqueue -f")
                .until(50)
                .run();
        assertAt(List.of(2.02, 40.005), log.times("qmgr.start"));
        assertAt(List.of(2.02, 40.01), log.message(1).active());
        assertAt(List.of(4.0, 40.005), log.message(2).active());
        assertAt(46.015, log.message(2).removed());
    }

    @Test
    void aNewMasterHasAnEmptyFlowPipe() {
        // After a start without wakeup the first message waits a second in cleanup, every time.
        PostfixLog log = new Experiment()
                .wakeup("0")
                .mail(1, "u@good.test")
                .mail(5, "v@good.test")
                .at(12, "postfix stop")
                .at(20, "start")
                .mail(30, "w@good.test")
                .until(35)
                .run();
        assertAt(2.01, log.message(1).arrival());
        assertAt(5.0, log.message(2).arrival());
        assertAt(31.01, log.message(3).arrival());
    }

    @Test
    void aStartWhileItRunsAndAStopWhileItDoesNotAreRefused() {
        PostfixLog log = new Experiment()
                .wakeup("10")
                .at(5, "start")
                .at(12, "postfix stop")
                .at(13, "postfix stop")
                .at(14, "postfix reload")
                .at(15, "postqueue -f")
                .until(16)
                .run();
        assertEquals(1, log.times("master.daemon_started").size());
        assertEquals(
                1,
                log.lines("postfix-script", "fatal: the Postfix mail system is already running")
                        .size());
        assertAt(List.of(13.0, 14.0), log.lines("postfix-script", "fatal: the Postfix mail system is not running"));
        assertAt(List.of(15.0), log.lines("postqueue", "fatal: Cannot flush mail queue - mail system is down"));
        assertEquals(1, log.times("qmgr.start").size());
        assertEquals(1, log.times("master.terminating").size());
    }

    @Test
    void agentsLeaveWhenTheyAreIdleForMaxIdle() {
        // All have served one message at 1.02 (second 1). smtp has max_idle 20: it exits in second 21, at 1.03 + 20;
        // the next
        // message needs a fork again. With -v on master the forks are seen.
        PostfixLog log = new Experiment()
                .masterVerbose()
                .main("max_idle = 20")
                .mail(1, "u@good.test")
                .mail(15, "v@good.test")
                .mail(30, "w@good.test")
                .mail(60, "x@good.test")
                .until(62)
                .run();
        assertAt(List.of(1.02, 60.02), log.times("smtp.start"));
    }

    @Test
    void agentsLeaveAfterMaxUseRequests() {
        Experiment experiment =
                new Experiment().masterVerbose().main("max_use = 3").until(20);
        for (int i = 1; i <= 7; i++) {
            experiment.mail(2 * i, "u@good.test");
        }
        PostfixLog log = experiment.run();
        assertAt(List.of(2.02, 8.01, 14.01), log.times("smtp.start"));
        assertAt(List.of(2.01, 8.0, 14.0), log.times("cleanup.start"));
        assertEquals(1, log.times("qmgr.start").size());
    }

    @Test
    void twoStartsAtOnceGiveOneMaster() {
        PostfixLog log = new Experiment()
                .at(12, "postfix stop")
                .at(20, "start")
                .at(20.001, "start")
                .until(25)
                .run();
        assertAt(List.of(0.0, 20.0), log.times("master.daemon_started"));
        assertEquals(2, log.times("qmgr.start").size());
    }
}
