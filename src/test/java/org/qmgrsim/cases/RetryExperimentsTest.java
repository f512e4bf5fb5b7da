package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.journal.QueueName;

/** When mail that was put off is tried again, and when that ends (X3 to X6, X27, X31). */
class RetryExperimentsTest {
    private static Ideal greylisted() {
        return new Ideal().host("a.test", "rcpt450", 0);
    }

    private static List<Double> times(double... times) {
        return DoubleStream.of(times).boxed().toList();
    }

    private static List<Double> attempts(Course course) {
        return course.log().message(1).attempts().stream()
                .map(LoggedMessage.Attempt::at)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"299, 300", "301, 301", "3999, 3999", "4001, 4000"})
    void theBackoffIsTheAgeWithinItsLimits(int age, long delay) {
        // X3, defaults: 300 at age 0; at a later age, which a flush brings about, max(300, min(age, 4000)).
        Course course = greylisted()
                .main("queue_run_delay = 10000")
                .mail(0, "u@a.test")
                .at(age, "postqueue -f")
                .until(age + 1);
        assertEquals(List.of(300L, delay), course.putOff(1));
        assertEquals(List.of(age + delay), course.mtimes(QueueName.DEFERRED));
    }

    @Test
    void theMinimumWinsOverASmallerMaximum() {
        // X3: minimum 500, maximum 100: always 500.
        Course course = greylisted()
                .main("queue_run_delay = 10000", "minimal_backoff_time = 500", "maximal_backoff_time = 100")
                .mail(0, "u@a.test")
                .at(301, "postqueue -f")
                .at(3999, "postqueue -f")
                .until(4000);
        assertEquals(List.of(500L, 500L, 500L), course.putOff(1));
    }

    @Test
    void attemptsStandOnTheGridOfScansUntilTheLifetimeIsOver() {
        // X4: ages 0, 10 (min), 20 (min), then 20 on (max) each: 40, 60, 80, 100, where it is as old as it may become.
        Course course = greylisted()
                .main("queue_run_delay = 10", "minimal_backoff_time = 10", "maximal_backoff_time = 20")
                .main("maximal_queue_lifetime = 100s")
                .mail(0, "u@a.test")
                .until(150);
        assertEquals(times(0, 10, 20, 40, 60, 80, 100), attempts(course));
        assertEquals(times(0, 10, 20, 40, 60, 80, 100), course.active(1));
        assertEquals(times(100), course.times("qmgr", "status=expired, returned to sender"));
        assertEquals(times(100), course.times("bounce", "sender non-delivery notification"));
        assertEquals("delivered", course.log().message(2).fate());
        assertEquals(0, course.left(QueueName.DEFERRED));
    }

    @Test
    void withAllDefaultsThereAre107AttemptsInFiveDays() {
        // X5, scans at 20 + 300 k after the arrival: the first at or after 300, 620, … : 320, 920, 2120, 4520, 8720;
        // from
        // there on 4000 s, which is 4200 on the grid. 432 000 lies between 428 720 and 432 920, the 107th.
        Course course = greylisted().mail(280, "u@a.test").until(433_500);
        List<Double> expected = new ArrayList<>(times(0, 320, 920, 2120, 4520, 8720));
        while (expected.size() < 107) {
            expected.add(expected.get(expected.size() - 1) + 4200);
        }
        assertEquals(expected, attempts(course).stream().map(at -> at - 280).toList());
        assertEquals(times(280 + 432_920), course.times("qmgr", "status=expired"));
    }

    @Test
    void aMessageThatComesWithAScanIsTriedOnceMore() {
        // X5, scans at 300 k after the arrival: 0, 300, 600, 1200, 2400, 4800, 9000, 13 200, … 433 200, the 108th.
        Course course = greylisted().mail(0, "u@a.test").until(434_000);
        List<Double> expected = new ArrayList<>(times(0, 300, 600, 1200, 2400, 4800));
        while (expected.size() < 108) {
            expected.add(expected.get(expected.size() - 1) + 4200);
        }
        assertEquals(expected, attempts(course));
        assertEquals(times(433_200), course.times("qmgr", "status=expired"));
    }

    @Test
    void withALifetimeOfZeroTheFirstDeferralIsTheLast() {
        // X6
        Course course = greylisted()
                .main("maximal_queue_lifetime = 0")
                .mail(1, "u@a.test")
                .until(5);
        String id = course.log().message(1).id();
        assertEquals(times(1), attempts(course));
        assertEquals(
                List.of(id + ": from=<s@sender.test>, status=expired, returned to sender"),
                course.lines("qmgr", "expired"));
        assertEquals(times(1), course.times("qmgr", id + ": removed"));
        assertEquals(
                1,
                course.lines("bounce", id + ": sender non-delivery notification")
                        .size());
        assertEquals(2, course.messages());
        assertEquals(List.of(), course.putOff(1));
        assertEquals(0, course.left(QueueName.DEFERRED));
    }

    @Test
    void anExpiredMessageWithoutASenderIsNotReturned() {
        // X6; bounce_queue_lifetime is 5 days by default, but is adjusted to maximal_queue_lifetime.
        Course course = greylisted()
                .main("maximal_queue_lifetime = 0", "bounce_queue_lifetime = 0")
                .nullSenderMail(1, "u@a.test")
                .until(5);
        assertEquals(
                1,
                course.lines("qmgr", "from=<>, status=expired, returned to sender")
                        .size());
        assertEquals(1, course.messages());
        assertEquals(List.of(), course.lines("bounce", "notification"));
        assertEquals("expired", course.log().message(1).fate());
    }

    @Test
    void theNumberOfRecipientsIsThatOfTheFileButTheDoneAreNotTriedAgain() {
        // X27: two of three are delivered to at once.
        Course course = greylisted()
                .main("queue_run_delay = 300")
                .mail(0, "x@b.test y@c.test u@a.test")
                .until(301);
        assertEquals(times(0, 300), course.active(1));
        assertTrue(course.lines("qmgr", "(queue active)").stream()
                .allMatch(line -> line.endsWith("nrcpt=3 (queue active)")));
        assertEquals(
                List.of("a.test 1", "b.test 1", "c.test 1", "a.test 1"),
                course.starts("smtp").stream()
                        .map(start -> start.destination() + " " + start.recipients())
                        .toList());
    }

    @Test
    void theSenderIsTakenNoteOfTheDelayOnce() {
        // X31: 1 h is over for the first time at the attempt at 4800 (0, 300, 600, 1200, 2400, 4800).
        Course course =
                greylisted().main("delay_warning_time = 1h").mail(0, "u@a.test").until(14_000);
        assertEquals(times(4800), course.times("bounce", "sender delay notification"));
        assertEquals(times(0, 300, 600, 1200, 2400, 4800, 9000, 13_200), attempts(course));
        assertEquals(2, course.messages());
    }

    @Test
    void nobodyIsToldOfTheDelayOfMailWithoutASender() {
        // X31
        Course course = greylisted()
                .main("delay_warning_time = 1h")
                .nullSenderMail(0, "u@a.test")
                .until(14_000);
        assertEquals(List.of(), course.lines("bounce", "notification"));
        assertEquals(8, course.log().message(1).attempts().size());
    }
}
