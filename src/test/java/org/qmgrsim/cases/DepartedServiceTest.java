package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Services that are gone, or do not answer, when another daemon needs them. */
class DepartedServiceTest {
    private static final int SIGKILL = 9;
    private static final int SIGSTOP = 19;
    private static final int SIGCONT = 18;

    private static Experiment bouncing() {
        return new Experiment()
                .row("bounce unix - - n - 0 bounce")
                .row("defer unix - - n - 0 bounce")
                .main("relayhost =")
                .main("default_transport = error:5.1.1 nobody there")
                .mail(5, "u@other.test");
    }

    @Test
    void aFailureThatBounceDidNotWriteDownIsPutOffAndReturnedLater() {
        // bounce(8) is killed at every moment of its append: the agent then tells defer(8), and the retry, after 300 s,
        // bounces. However it goes, one notice is sent, and never none.
        PostfixLog undisturbed = bouncing().until(6).run();
        double to = undisturbed.message(1).attempts().get(0).at();
        int putOff = 0;
        for (double at = to - 0.012; at < to; at += 0.0002) {
            double killed = at;
            PostfixLog log = bouncing()
                    .signal(killed, "private/bounce", SIGKILL)
                    .until(700)
                    .run();
            LoggedMessage mail = log.message(1);
            LoggedMessage.Attempt first = mail.attempts().get(0);
            if (first.status().equals("deferred")) {
                putOff++;
                assertEquals("bounce or trace service failure", first.reply());
                assertEquals(
                        1,
                        log.lines(
                                        "error",
                                        "warning: premature end-of-input on private/bounce socket"
                                                + " while reading input attribute name")
                                .size());
                assertTrue(mail.removed() > 300, () -> "killed at " + killed + ", removed at " + mail.removed());
            }
            assertEquals("bounced", mail.fate(), () -> "killed at " + killed);
            assertEquals(
                    1,
                    log.lines("bounce", mail.id() + ": sender non-delivery notification")
                            .size(),
                    () -> "killed at " + killed);
        }
        assertTrue(putOff > 0, "bounce was never killed at work");
    }

    @Test
    void aDeferralIsOneEvenIfNobodyWritesItDown() {
        // There is no service defer: the agent warns twice, and the file is deferred all the same.
        PostfixLog log = new Experiment()
                .row("flush unix n - n 1000? 0 flush")
                .mail(2, "u@temp.test")
                .until(4)
                .run();
        LoggedMessage mail = log.message(1);
        assertEquals(
                1,
                log.lines("smtp", "warning: connect to private/defer: No such file or directory")
                        .size());
        assertEquals(
                1,
                log.lines("smtp", "warning: " + mail.id() + ": defer service failure")
                        .size());
        assertEquals(0, log.lines("smtp", "warning: connect to public/flush").size());
        assertEquals("deferred", mail.fate());
    }

    @Test
    void aDaemonThatNeedsADepartedServiceWarnsTenTimesAndDies() {
        // smtpd asks the rewriter, which is stopped, at 5. master is killed at 6. The rewriter goes on at 8, answers
        // what
        // it was asked, sees that master is gone, and leaves at once. smtpd's next question finds the stream closed and
        // nobody behind the socket, every 10 s, ten times; the eleventh ends it.
        PostfixLog log = new Experiment()
                .mail(1, "u@good.test")
                .signal(4, "private/rewrite", SIGSTOP)
                .mail(5, "v@slow.test")
                .at(6, "kill master")
                .signal(8, "private/rewrite", SIGCONT)
                .until(200)
                .run();
        String nobody = " to subsystem private/rewrite: Connection refused";
        for (int n = 1; n <= 10; n++) {
            assertAt(List.of(10.0 * n - 2), log.lines("smtpd", "warning: connect #" + n + nobody));
        }
        assertAt(List.of(108.0), log.lines("smtpd", "fatal: connect #11" + nobody));
        assertEquals(0, log.lines("smtpd", "").stream().filter(at -> at > 110).count());
    }

    @Test
    void qmgrGivesUpOnItselfWhenTheRewriterStandsStill() {
        // Deferred at 1.02 for 40 s; the scan that is due at second 41 (40.5) asks the rewriter, which has been stopped
        // since
        // 30. qmgr waits for qmgr_ipc_timeout, 60 s, pauses 1 s, and asks again over a new connection, which nobody
        // accepts,
        // since master believes the stopped process available: a pair of warnings every 61 s, n = 1 ... 16, and the
        // watchdog, which last saw the loop at 40.5, ends it after 3 x 333 s.
        PostfixLog log = new Experiment()
                .main("queue_run_delay = 5")
                .main("minimal_backoff_time = 40")
                .mail(1, "u@temp.test")
                .signal(30, "private/rewrite", SIGSTOP)
                .until(1050)
                .run();
        double asked = log.message(1).active().get(1);
        String timeout = "warning: timeout on private/rewrite socket while reading input attribute name";
        String problem = "warning: problem talking to service rewrite: Connection timed out";
        List<Double> timeouts = log.lines("qmgr", timeout);
        assertEquals(16, timeouts.size());
        for (int n = 1; n <= 16; n++) {
            assertAt(asked + 61 * n - 1, timeouts.get(n - 1));
        }
        assertEquals(16, log.lines("qmgr", problem).size());
        assertAt(List.of(asked + 999), log.lines("qmgr", "fatal: watchdog timeout"));
        assertAt(List.of(asked + 1000), log.times("qmgr.exit_status"));
    }

    @Test
    void anAgentThatNeverReportsEndsQmgr() {
        // The agent is stopped in mid-delivery at 3: after daemon_timeout, here 100 s from the request at 1.03 (second
        // 1),
        // qmgr dies at second 101 (100.5) and the fraction .53, 0.1 s late; the agent keeps its lock, so the next qmgr
        // skips the file.
        PostfixLog log = new Experiment()
                .main("daemon_timeout = 100s")
                .mail(1, "u@slow.test")
                .signal(3, "private/smtp", SIGSTOP)
                .mail(150, "v@good.test")
                .until(160)
                .run();
        LoggedMessage mail = log.message(1);
        assertAt(
                List.of(101.1),
                log.lines("qmgr", "fatal: " + mail.id() + ": timeout receiving delivery status from transport: smtp"));
        assertAt(List.of(102.1), log.times("qmgr.exit_status"));
        assertAt(List.of(150.0), mail.skipped());
    }

    @Test
    void anAgentThatNeverGreetsEndsQmgr() {
        // The only agent is stopped while it is idle: the connection of 20 stays in the backlog.
        PostfixLog log = new Experiment()
                .main("daemon_timeout = 100s")
                .mail(1, "u@good.test")
                .signal(3, "private/smtp", SIGSTOP)
                .mail(20, "v@good.test")
                .until(130)
                .run();
        assertAt(List.of(120.1), log.lines("qmgr", "fatal: timeout connecting to transport: smtp"));
        assertEquals("active", log.message(2).fate());
    }

    @Test
    void anAgentThatTakesTooLongIsEndedByItsOwnWatchdog() {
        // daemon_timeout 30: the agent of the delivery of 200 s is killed by its watchdog after three times 10 s, and a
        // second
        // later exits: qmgr, whose own patience is as long but ends with the whole second, is a little later.
        PostfixLog log = new Experiment()
                .row("smtp unix - - n - - smtp -o daemon_timeout=30s")
                .host(0, "slow.test", "ok", 200)
                .mail(1, "u@slow.test")
                .until(40)
                .run();
        assertAt(List.of(31.02), log.lines("smtp", "fatal: watchdog timeout"));
        assertAt(List.of(32.02), log.lines("qmgr", "warning: private/smtp socket: malformed response"));
        assertEquals(
                "unknown mail transport error", log.message(1).attempts().get(0).reply());
    }
}
