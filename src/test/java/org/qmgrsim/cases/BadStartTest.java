package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Services that cannot start, files that master dies of, and who sees an edit of main.cf. */
class BadStartTest {
    private static final String THROTTLING = ": bad command startup -- throttling";
    private static final String SBIN = "warning: /usr/lib/postfix/sbin/";

    @Test
    void aServiceWithABadOptionIsThrottledAndMailStaysActive() {
        // The agent dies of its own option; master tries it once a minute.
        PostfixLog log = new Experiment()
                .row("smtp unix - - n - - smtp -o max_use=none")
                .mail(2, "u@good.test")
                .until(30)
                .run();
        assertAt(List.of(2.02), log.lines("smtp", "fatal: bad numerical configuration: max_use = none"));
        assertAt(List.of(3.03), log.lines("master", SBIN + "smtp" + THROTTLING));
        assertEquals(0, log.message(1).attempts().size());
    }

    @Test
    void qmgrInsistsOnOneProcess() {
        PostfixLog log =
                new Experiment().row("qmgr unix n - n 300 2 qmgr -v").until(5).run();
        assertAt(List.of(0.005), log.lines("qmgr", "fatal: service qmgr requires a process limit of 1"));
        assertAt(List.of(1.007), log.times("qmgr.throttled"));
    }

    @Test
    void aProgramThatDoesNotExistIsThrottled() {
        PostfixLog log = new Experiment()
                .row("smtp unix - - n - - nosuch")
                .mail(2, "u@good.test")
                .until(30)
                .run();
        assertEquals(1, log.lines("master", SBIN + "nosuch" + THROTTLING).size());
        assertEquals(0, log.message(1).attempts().size());
    }

    @Test
    void aProgramThatTheModelDoesNotHoldTakesItsWakeups() {
        PostfixLog log =
                new Experiment().row("tlsmgr unix - - n 50 1 tlsmgr").until(170).run();
        assertEquals(
                0,
                log.lines("master", "warning: unix_trigger_event: read timeout").size());
    }

    @Test
    void anOptionOfOneRowCountsForThatServiceAlone() {
        // The flow pipe is empty, for want of a qmgr; this cleanup does not care.
        PostfixLog log = new Experiment()
                .wakeup("0")
                .row("cleanup unix n - n - 0 cleanup -o in_flow_delay=0")
                .mail(2, "u@good.test")
                .until(5)
                .run();
        assertAt(2.01, log.message(1).arrival());
    }

    @Test
    void aNewProcessSeesAnEditWithoutAReload() {
        PostfixLog log = new Experiment()
                .wakeup("0")
                .at(1, "edit main.cf", "in_flow_delay = 0")
                .mail(2, "u@good.test")
                .until(5)
                .run();
        assertAt(2.01, log.message(1).arrival());
    }

    @Test
    void masterDiesOfABadGeneralParameterBeforeItLooksAtAnyRow() {
        // The reload at 10 kills master a second later; no row sent a wakeup. The delivery of 8 ends by itself at 14.
        PostfixLog log = new Experiment()
                .mail(8, "u@slow.test")
                .at(9, "edit main.cf", "max_idle = long")
                .at(10, "postfix reload")
                .until(20)
                .run();
        assertEquals(1, log.lines("master", "fatal: ").size());
        assertAt(List.of(11.0), log.lines("qmgr", "master disconnect -- exiting"));
        assertAt(14.02, log.message(1).attempts().get(0).at());
    }

    @Test
    void masterDiesOfABadRowAtTheReload() {
        PostfixLog log = new Experiment()
                .at(5, "edit master.cf", "add: bad unix maybe - n - - smtp")
                .at(10, "postfix reload")
                .until(15)
                .run();
        assertAt(List.of(10.0), log.lines("master", "fatal: /etc/postfix/master.cf: line "));
        assertTrue(log.times("qmgr.start").size() >= 1);
    }

    @Test
    void aWakeupThatFindsTheBacklogFullIsLogged() {
        // qmgr stands still from 3 on; two wakeups fill the backlog, the third and later ones fail.
        PostfixLog log = new Experiment()
                .main("default_process_limit = 2")
                .wakeup("2")
                .at(3, "kill qmgr", "SIGSTOP")
                .until(12.5)
                .run();
        assertTrue(log.lines(
                                "master",
                                "warning: master_wakeup_timer_event: service qmgr(public/qmgr):"
                                        + " Resource temporarily unavailable")
                        .size()
                >= 2);
    }
}
