package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What qmgr makes of files that vanish, and of daemons that do. */
class LossTest {
    private static final int SIGKILL = 9;

    @Test
    void anAgentThatDiesWhileItIsHeldMakesTheTransportDead() {
        // The agent greets at 1.02 and is held until 6.5. At 4 it dies: nobody minds. At 6.5 the request cannot be
        // written;
        // the mail is put off. After 60 s the transport lives, but the retry comes with the deferred scan of 300.
        PostfixLog log = new Experiment()
                .main("smtp_transport_rate_delay = 5s")
                .mail(1, "u@good.test")
                .signal(4, "private/smtp", SIGKILL)
                .until(320)
                .run();
        List<Double> warnings = log.lines("qmgr", "warning: write to process (smtp): Broken pipe");
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0) > 5.4 && warnings.get(0) < 7.1, () -> "at " + warnings);
        LoggedMessage mail = log.message(1);
        assertEquals("deferred", mail.attempts().get(0).status());
        assertEquals("mail transport unavailable", mail.attempts().get(0).reply());
        assertAt(warnings.get(0), mail.attempts().get(0).at());
    }

    @Test
    void aFileThatIsHeldWhileQmgrLooksAtItStaysHeld() {
        PostfixLog undisturbed =
                new Experiment().mail(5, "u@good.test").until(6).run();
        double from =
                undisturbed.lines("qmgr", "qmgr_active_feed: queue incoming").get(0);
        double to = undisturbed.lines("qmgr", "qmgr_message_alloc").get(0);
        int vanished = 0;
        for (double at = from; at < to; at += 0.000005) {
            double held = at;
            PostfixLog log = new Experiment()
                    .mail(5, "u@good.test")
                    .at(held, "postsuper -h m1")
                    .until(8)
                    .run();
            LoggedMessage mail = log.message(1);
            List<Double> warnings = log.lines(
                    "qmgr",
                    "warning: qmgr_active_feed: " + mail.id()
                            + ": rename from incoming to active: No such file or directory");
            vanished += warnings.size();
            assertTrue(warnings.isEmpty() || mail.active().isEmpty(), () -> "held at " + held);
        }
        assertTrue(vanished > 0, "no moment was found between the look and the rename");
    }

    @Test
    void aBounceThatFailsIsSentInALaterAttempt() {
        // bounce(8) is killed while it sends the notice: the file is deferred with its bounce log, and the scan after
        // its
        // 300 s sends it again.
        PostfixLog undisturbed = bouncing().until(6).run();
        double from =
                undisturbed.lines("qmgr", "connect to subsystem private/bounce").get(0);
        double to = undisturbed.message(1).removed();
        int failures = 0;
        for (double at = from; at < to; at += 0.0001) {
            double killed = at;
            PostfixLog log = bouncing()
                    .signal(killed, "private/bounce", SIGKILL)
                    .until(700)
                    .run();
            LoggedMessage mail = log.message(1);
            List<Double> failed = log.lines("qmgr", mail.id() + ": status=deferred (bounce failed)");
            failures += failed.size();
            assertTrue(mail.isRemoved(), () -> "killed at " + killed + ", never removed");
            assertTrue(failed.isEmpty() || mail.removed() > 300, () -> "killed at " + killed + ", not put off");
            assertTrue(
                    !log.lines("bounce", mail.id() + ": sender non-delivery notification")
                            .isEmpty(),
                    () -> "killed at " + killed + ", nobody was told");
        }
        assertTrue(failures > 0, "bounce was never killed at work");
    }

    @Test
    void whatWasReturnedIsNotTriedAgainWhenQmgrDies() {
        // qmgr is killed at every moment from the first attempt, which is the last, to the removal; the wakeup of 10
        // starts
        // another. One notice is sent, and no attempt follows it: bounce(8) has marked the recipients.
        PostfixLog undisturbed = expiring().until(6).run();
        double from = undisturbed.message(1).attempts().get(0).at();
        double to = undisturbed.message(1).removed();
        int again = 0;
        int untried = 0;
        for (double at = from; at < to; at += 0.0002) {
            double killed = at;
            PostfixLog log =
                    expiring().signal(killed, "public/qmgr", SIGKILL).until(100).run();
            LoggedMessage mail = log.message(1);
            List<Double> notices = log.lines("bounce", mail.id() + ": sender non-delivery notification");
            assertEquals(1, notices.size(), () -> "killed at " + killed);
            assertTrue(mail.isRemoved(), () -> "killed at " + killed);
            double last = mail.attempts().get(mail.attempts().size() - 1).at();
            assertTrue(last < notices.get(0), () -> "killed at " + killed + ", tried again at " + last);
            again += mail.attempts().size() - 1;
            untried += mail.active().size() - mail.attempts().size();
        }
        assertTrue(again > 0 && untried > 0, again + " and " + untried);
    }

    private static Experiment expiring() {
        return new Experiment()
                .row("bounce unix - - n - 0 bounce")
                .row("defer unix - - n - 0 bounce")
                .main("relay_domains =")
                .main("maximal_queue_lifetime = 0")
                .wakeup("10")
                .mail(5, "u@temp.test");
    }

    private static Experiment bouncing() {
        return new Experiment()
                .row("bounce unix - - n - 0 bounce")
                .row("defer unix - - n - 0 bounce")
                .main("relayhost =")
                .main("default_transport = error:5.1.1 nobody there")
                .mail(5, "u@other.test");
    }

    @Test
    void aMissingTransportIsComplainedAboutOncePerAskedAgent() {
        // Two entries wait: before the event of the first failure comes qmgr asks for the second agent, and fails
        // again.
        PostfixLog log = new Experiment()
                .main("transport_maps =")
                .main("relayhost =")
                .main("default_transport = nowhere")
                .main("nowhere_destination_recipient_limit = 1")
                .mail(5, "u@other.test v@other.test")
                .until(7)
                .run();
        List<Double> warnings =
                log.lines("qmgr", "warning: connect to transport private/nowhere: No such file or directory");
        assertEquals(2, warnings.size());
        assertEquals(2, log.message(1).attempts().size());
        assertEquals("deferred", log.message(1).fate());
    }
}
