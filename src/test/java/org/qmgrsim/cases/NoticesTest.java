package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.qmgrsim.cases.Words.assertSaid;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom bounce(8) writes about mail that failed, is late, or arrived after all. */
class NoticesTest {
    private static final String REFUSED = """
            mail: { at: [1s], from: ann@b.test, to: bob@a.test, size: 5000 }
            destinations: { a.test: { answers: 550 } }
            """;

    /** Attempts at 1, 300 and 600; from 650 on the host accepts. */
    private static final String LATE = """
            mail: { at: [1s], from: ann@b.test, to: bob@a.test, size: 5000 }
            destinations: { a.test: [{ answers: 450 }, { from: 650s, answers: 250 }] }
            """;

    private static final String WARNED_LATE = """
            mail: { at: [1s], from: ann@b.test, to: bob@a.test, size: 5000 }
            destinations: { a.test: [{ answers: 450 }, { from: 500s, answers: 250 }] }
            """;

    private static List<String> sizes(Course course) {
        return course.lines("qmgr", "(queue active)").stream()
                .map(line -> line.replaceFirst(".*from=<(.*)>, size=(\\d+),.*", "$1 $2"))
                .toList();
    }

    // ---------------------------------------------------------------- mail that cannot be delivered

    @ParameterizedTest
    @ValueSource(strings = {"", "resource,software", "2bounce", "delay"})
    void aFailureIsReturnedToTheSenderAlone(String classes) {
        Course course = Scene.of(REFUSED).set("notify_classes=" + classes).play(2);
        assertSaid("""
                1 bounce: A: sender non-delivery notification: B
                """, course, "bounce");
        assertSaid("""
                1 smtp: A: to=<bob@a.test>, relay=mx.a.test:25, delay=0, delays=0/0/0/0, dsn=5.1.1, status=bounced (host \
                mx.a.test said: 550 5.1.1 user unknown (in reply to RCPT TO command))
                1 smtp: B: to=<ann@b.test>, relay=mx.b.test:25, delay=0, delays=0/0/0/0, dsn=2.0.0, status=sent (250 2.0.0 ok)
                """, course, "smtp");
    }

    @Test
    void thePostmasterGetsACopyWithTheHeaders() {
        // The notice: 5000 bytes that come back, and 1857 around them. The copy: without 430 of polite words, and 420
        // of
        // headers come back. "postmaster" is an address of this machine, which the log shows as it was given, too.
        Course course = Scene.of(REFUSED).set("notify_classes=bounce").play(2);
        assertSaid("""
                1 bounce: A: sender non-delivery notification: B
                1 bounce: A: postmaster non-delivery notification: C
                """, course, "bounce");
        assertSaid("""
                1 local: C: to=<postmaster@mx.example.com>, orig_to=<postmaster>, relay=local, delay=0, delays=0/0/0/0, \
                dsn=2.0.0, status=sent (delivered to mailbox)
                """, course, "local");
        assertEquals(List.of("ann@b.test 5000", " 6857", "double-bounce@mx.example.com 1847"), sizes(course));
    }

    @ParameterizedTest
    @CsvSource({"bounce, root@c.test", "2bounce, boss@c.test", "'2bounce, bounce', boss@c.test"})
    void whatCannotBeReturnedGoesToThePostmaster(String classes, String secondTo) {
        // The second failure is that of the notice, which has no sender: class bounce asks for that, too, but it is
        // always
        // 2bounce_notice_recipient who gets it.
        Course course = Scene.of("""
                mail: { at: [1s], from: "<>", to: bob@a.test, size: 5000 }
                destinations: { a.test: { answers: 550 } }
                """)
                .set("notify_classes=" + classes)
                .set("bounce_notice_recipient=root@c.test", "2bounce_notice_recipient=boss@c.test")
                .set("double_bounce_sender=twice")
                .play(2);
        assertSaid("""
                1 bounce: A: postmaster non-delivery notification: B
                """, course, "bounce");
        assertEquals(1, course.lines("smtp", "to=<boss@c.test>").size());
        assertEquals(List.of(" 5000", "twice@mx.example.com 6427"), sizes(course));
    }

    @Test
    void whatCannotBeReturnedIsLostWithoutTheClass() {
        Course course = Scene.of("""
                mail: { at: [1s], from: "<>", to: bob@a.test }
                destinations: { a.test: { answers: 550 } }
                """).play(2);
        assertSaid("", course, "bounce");
        assertEquals(1, course.lines("qmgr", ": removed").size());
    }

    @Test
    void aNoticeToThePostmasterThatFailsIsTheEnd() {
        Course course = Scene.of("""
                mail: { at: [1s], from: "<>", to: bob@a.test }
                destinations: { a.test: { answers: 550 } }
                """)
                .set("notify_classes=2bounce", "2bounce_notice_recipient=boss@a.test")
                .play(2);
        assertSaid("""
                1 bounce: A: postmaster non-delivery notification: B
                1 bounce: warning: B: undeliverable postmaster notification discarded
                """, course, "bounce");
        assertEquals(2, course.lines("qmgr", ": removed").size());
    }

    @Test
    void mailToTheSenderOfNoticesIsThrownAway() {
        Course course = Scene.of("""
                mail: { at: [1s], from: "<>", to: double-bounce@mx.example.com }
                """).play(2);
        assertSaid("""
                1 qmgr: A: from=<>, size=10000, nrcpt=1 (queue active)
                1 qmgr: A: to=<double-bounce@mx.example.com>, relay=none, delay=0, delays=0/0/0/0, dsn=2.0.0, status=sent \
                (undeliverable postmaster notification discarded)
                1 qmgr: A: removed
                """, course, "qmgr");
    }

    @ParameterizedTest
    @CsvSource({"50000, 51857", "50001, 2277"})
    void aMessageThatIsTooLargeComesBackWithItsHeadersOnly(int size, int notice) {
        // bounce_size_limit is 50000: one byte more, and 420 bytes of headers come back.
        Course course = Scene.of(REFUSED).set("mail.size=" + size).play(2);
        assertEquals(List.of("ann@b.test " + size, " " + notice), sizes(course));
    }

    // ---------------------------------------------------------------- mail that is late

    @Test
    void aDelayIsToldOnceToTheSenderAndWithTheClassToThePostmaster() {
        // 5 minutes are over at the scan of 600: at that of 300 the message is 299 s old, and the second that is given
        // counts from its arrival: 301 - 1 = 300 is not before 300.
        Course course = Scene.of(LATE)
                .set("delay_warning_time=10m", "notify_classes=delay", "delay_notice_recipient=watch@c.test")
                .play(1300);
        assertSaid("""
                600 bounce: A: sender delay notification: B
                600 bounce: A: postmaster delay notification: C
                """, course, "bounce");
        assertEquals(
                List.of(
                        "ann@b.test 5000",
                        "ann@b.test 5000",
                        "ann@b.test 5000",
                        " 2277",
                        "double-bounce@mx.example.com 1847",
                        "ann@b.test 5000"),
                sizes(course));
        assertEquals(1, course.lines("smtp", "to=<watch@c.test>").size());
    }

    @Test
    void aDelayOfANoticeIsToldToThePostmasterIfAnybody() {
        // cleanup notes no time for a warning in mail without a sender.
        Course course = Scene.of(LATE)
                .set("mail.from=<>", "delay_warning_time=10m", "notify_classes=delay")
                .play(1300);
        assertSaid("", course, "bounce");
    }

    @Test
    void whoWasToldOfTheDelayIsToldOfTheDelivery() {
        // The attempt of 300 ends with the warning, that of 600 with the delivery, and what it has left in the trace
        // log.
        // A queue ID comes again when the file is gone.
        Course course = Scene.of(WARNED_LATE)
                .set("delay_warning_time=5m", "confirm_delay_cleared=yes")
                .play(1300);
        assertSaid("""
                300 bounce: A: sender delay notification: B
                600 bounce: A: sender delivery status notification: B
                """, course, "bounce");
        assertEquals(List.of("ann@b.test 5000", "ann@b.test 5000", " 2277", "ann@b.test 5000", " 2277"), sizes(course));
    }

    @Test
    void whoWasNotToldOfTheDelayIsNotToldOfTheDelivery() {
        Course course = Scene.of(WARNED_LATE)
                .set("delay_warning_time=1h", "confirm_delay_cleared=yes")
                .play(1300);
        assertSaid("", course, "bounce");
    }

    @Test
    void aDeliveryThatNobodyWritesDownDoesNotCount() {
        // There is no service trace. Told of the delay at 360, the sender cannot be told of the delivery at 720: the
        // agent
        // has delivered, and will deliver again.
        PostfixLog log = new Experiment()
                .row("bounce unix - - n - 0 bounce")
                .row("defer unix - - n - 0 bounce")
                .main("relay_domains =")
                .main("queue_run_delay = 60s")
                .main("delay_warning_time = 5m")
                .main("confirm_delay_cleared = yes")
                .mail(5, "u@temp.test")
                .host(500, "temp.test", "ok", 0)
                .until(800)
                .run();
        String id = log.message(1).id();
        assertEquals(
                List.of(
                        "warning: connect to private/trace: No such file or directory",
                        "warning: " + id + ": trace service failure",
                        id + ": to=<u@temp.test>, relay=127.0.0.1[127.0.0.1]:2604, dsn=4.3.0, status=deferred (" + id
                                + ": trace service failed)"),
                log.rows().stream()
                        .filter(row -> row.at() > 550 && row.line().program().equals("smtp"))
                        .map(row -> row.line().text().replaceFirst("delay=.*?, delays=.*?, ", ""))
                        .toList());
        assertEquals(
                1, log.lines("qmgr", id + ": status=deferred (trace failed)").size());
        assertEquals("deferred", log.message(1).fate());
    }

    // ---------------------------------------------------------------- notices that cannot be queued

    @ParameterizedTest
    @CsvSource({"3.12, true", "3.7, false"})
    void aNoticeThatIsNotQueuedLeavesTheMailInTheQueue(String version, boolean told) {
        // The disk is full from 2 on. Before 3.11 bounce(8) said nothing at all.
        Course course = Scene.of("""
                mail: { at: [1s], from: ann@b.test, to: bob@a.test, size: 30kB }
                destinations: { a.test: { answers: 550, after: 5s } }
                faults: [{ at: 1500ms, disk: { free: 10KiB } }, { at: 100s, disk: { free: plenty } }]
                """).set("postfix=" + version).play(700);
        List<String> bounce = Words.of(course, "bounce");
        List<String> expected = told
                ? List.of(
                        "6 bounce: A: sender non-delivery notification: B",
                        "6 bounce: warning: A: sender notification failed to ann@b.test: queue file write error",
                        "600 bounce: A: sender non-delivery notification: B")
                : List.of("600 bounce: A: sender non-delivery notification: B");
        assertEquals(expected, bounce);
        assertEquals(
                List.of("6 qmgr: A: status=deferred (bounce failed)"),
                Words.of(course, "qmgr").stream()
                        .filter(line -> line.contains("status="))
                        .toList());
    }
}
