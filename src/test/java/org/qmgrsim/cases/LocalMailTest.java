package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mail that sendmail(1) drops, and pickup(8), which finds it. */
class LocalMailTest {
    private static Experiment pickup(String wakeup) {
        return new Experiment().row("pickup unix n - n " + wakeup + " 1 pickup -v");
    }

    @Test
    void aDroppedFileIsAnnouncedToPickupAtOnce() {
        PostfixLog log = pickup("60").sendmail(7, "u@good.test").until(9).run();
        assertEquals("local", log.message(1).origin());
        assertAt(7.015, log.message(1).arrival());
        assertAt(7.02, log.message(1).active().get(0));
        assertAt(List.of(0.003, 7.01), log.times("pickup.trigger"));
    }

    @Test
    void withDeniedTriggersPickupsWakeupFindsTheFiles() {
        // Dropped at 6 and 7.2; commands are no traffic for master: the wakeup of 10.01 finds both, and what pickup
        // does
        // there triggers qmgr, for pickup's cleanup is not denied.
        PostfixLog log = pickup("5")
                .at(0.2, "deny triggers pickup")
                .sendmail(6, "u@good.test")
                .sendmail(7.2, "v@good.test")
                .until(12)
                .run();
        assertAt(List.of(0.003, 5.01, 10.01), log.times("pickup.trigger"));
        assertAt(10.02, log.message(1).arrival());
        assertAt(10.02, log.message(2).arrival());
        assertAt(10.02, log.message(1).active().get(0));
        assertEquals("delivered", log.message(2).fate());
    }

    @Test
    void withoutTriggerAndWakeupMailStaysInMaildrop() {
        PostfixLog log = pickup("0")
                .at(0.2, "deny triggers pickup")
                .sendmail(6, "u@good.test")
                .until(200)
                .run();
        assertEquals(0, log.messages().size());
        assertEquals(0, log.times("pickup.trigger").size());
    }

    @Test
    void mailDroppedWhilePostfixIsDownWaitsForTheFirstWakeupOfTheNextStart() {
        // Stopped from 5 to 20. Nobody says anything: the socket is still there, and refuses.
        PostfixLog log = pickup("60")
                .at(5, "postfix stop")
                .sendmail(7, "u@good.test")
                .sendmail(9, "v@good.test")
                .at(20, "start")
                .until(22)
                .run();
        assertAt(20.01, log.message(1).arrival());
        assertAt(20.01, log.message(2).arrival());
        assertEquals("delivered", log.message(1).fate());
        assertEquals("delivered", log.message(2).fate());
        assertEquals(
                0,
                log.rows().stream()
                        .filter(row -> row.at() > 5.1 && row.at() < 19.9)
                        .count());
    }

    @Test
    void aFlushWakesPickupAsWell() {
        PostfixLog log = pickup("0")
                .at(0.2, "deny triggers pickup")
                .sendmail(6, "u@good.test")
                .at(20, "postqueue -f")
                .until(22)
                .run();
        assertAt(20.01, log.message(1).arrival());
    }

    @Test
    void pickupLeavesAfterMaxIdleAndAfterMaxUse() {
        // Unlike qmgr, pickup lives like any server: with wakeup 0 it exits 100 s (and 0.1 s of slack) after the
        // trigger of 90.01.
        PostfixLog idle = pickup("0")
                .masterVerbose()
                .sendmail(2, "u@good.test")
                .sendmail(90, "v@good.test")
                .sendmail(200, "w@good.test")
                .until(202)
                .run();
        assertAt(List.of(2.01, 200.01), idle.times("pickup.start"));
        assertAt(List.of(190.1), idle.lines("pickup", "idle timeout -- exiting"));
        // With max_use 3 it exits after the triggers of 0, 5 and 10: the one of 15 forks.
        PostfixLog used =
                pickup("5").masterVerbose().main("max_use = 3").until(32).run();
        assertAt(List.of(0.0, 15.01, 30.03), used.times("pickup.start"));
    }
}
