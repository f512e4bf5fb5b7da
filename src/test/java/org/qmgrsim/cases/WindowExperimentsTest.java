package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.scenario.ScenarioFile;

/** How many deliveries go to a destination at once (X7 to X12, X20, X21, X33). */
class WindowExperimentsTest {
    private static final String POSITIVE = "smtp_destination_concurrency_positive_feedback = ";
    private static final String NEGATIVE = "smtp_destination_concurrency_negative_feedback = ";

    private static List<Double> times(double... times) {
        return DoubleStream.of(times).boxed().toList();
    }

    private static double toMillis(double at) {
        return Math.round(at * 1000) / 1000.0;
    }

    /** Every step of the window is told in the log. */
    private static Ideal told() {
        return new Ideal().main("destination_concurrency_feedback_debug = yes", "queue_run_delay = 2000");
    }

    /** Messages that come 0.1 ms apart, so that deliveries of the same length end one by one. */
    private static Ideal spread(Ideal to, int count) {
        for (int i = 0; i < count; i++) {
            to.mail(i * 1e-4, "u" + i + "@a.test");
        }
        return to;
    }

    /** So many messages at once, each of which takes a second and some luck, so that no two deliveries end together. */
    private static Course jittered(int count, String feedback) throws InvalidInput {
        return Course.of(ScenarioFile.parse("""
                        duration: 60s
                        clock: ideal
                        costs: none
                        main.cf: |
                          in_flow_delay = 0
                          default_process_limit = 1000
                          destination_concurrency_feedback_debug = yes
                          %s
                        mail: { arrivals: burst %d at 0s, to: u@a.test }
                        destinations: { a.test: { after: uniform 1s 1.002s } }
                        """.formatted(feedback, count), Path.of("jittered.yaml"), List.of())
                .scenario());
    }

    /** After how many successes the window was of these sizes for the first time. */
    private static List<Integer> successesTo(Course course, int... sizes) {
        List<Integer> windows =
                course.told("a.test").stream().map(Course.Told::window).toList();
        return IntStream.of(sizes).mapToObj(size -> windows.indexOf(size) + 1).toList();
    }

    @Test
    void withFeedbackOneEverySuccessWidensTheWindow() {
        // X7: 5 to 20 after 15.
        Course course = spread(told().host("a.test", "ok", 1), 40).until(10);
        assertEquals(List.of(1, 2, 3, 15), successesTo(course, 6, 7, 8, 20));
        assertEquals(20, course.told("a.test").get(39).window());
    }

    @Test
    void withHalfAFeedbackTwiceAsManyAreNeeded() {
        // X7: the half step lets the first count in full (0.5 + 0.25 < 1, then 1 + 0.25 ≥ 1): 6 after 2, 20 after 30.
        Course course = spread(told().main(POSITIVE + "1/2").host("a.test", "ok", 1), 60)
                .until(20);
        assertEquals(List.of(2, 4, 30), successesTo(course, 6, 7, 20));
    }

    @Test
    void withAQuarterFourTimesAsMany() throws InvalidInput {
        // X7
        Course course = jittered(100, POSITIVE + "1/4");
        assertEquals(List.of(4, 8, 60), successesTo(course, 6, 7, 20));
    }

    @Test
    void withAFeedbackPerWindowGrowthIsLinearInRounds() throws InvalidInput {
        // X7, 1/concurrency: five times 1/5, six times 1/6 …: 5, 11, 18, 26, 35, … 180.
        Course course = jittered(250, POSITIVE + "1/concurrency");
        assertEquals(List.of(5, 11, 18, 26, 35, 95, 180), successesTo(course, 6, 7, 8, 9, 10, 15, 20));
    }

    @Test
    void withoutFeedbackTheWindowStays() {
        // X7
        Course course =
                spread(told().main(POSITIVE + "0").host("a.test", "ok", 1), 50).until(20);
        assertEquals(List.of(), course.windows("a.test"));
        assertEquals(List.of(5, 5, 5, 5, 5, 5, 5, 5, 5, 5), course.startsPerSecond(0));
    }

    /** How many failures in a row it takes to kill a destination. */
    private static int failuresToDeath(int initial, int cohortLimit) {
        Course course = spread(
                        told().main("smtp_initial_destination_concurrency = " + initial)
                                .main("smtp_destination_concurrency_limit = 100")
                                .main("smtp_destination_concurrency_failed_cohort_limit = " + cohortLimit)
                                .host("a.test", "banner421", 1),
                        100)
                .until(60);
        List<Integer> windows =
                course.told("a.test").stream().map(Course.Told::window).toList();
        assertEquals(0, windows.get(windows.size() - 1));
        return windows.size();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "2, 1, 2",
        "3, 1, 2",
        "4, 1, 3",
        "5, 1, 3",
        "10, 1, 7",
        "20, 1, 13",
        "50, 1, 32",
        "5, 2, 4",
        "1, 10, 10",
        "5, 10, 12",
        "20, 10, 26"
    })
    void failuresInARowKillADestination(int initial, int cohortLimit, int failures) {
        // X8, §6.6: the first costs two, each next one; a cohort is the sum of 1/window before each.
        assertEquals(failures, failuresToDeath(initial, cohortLimit));
    }

    private static List<String> failing(int initial, String negative, int count) {
        Course course = spread(
                        told().main("smtp_initial_destination_concurrency = " + initial, NEGATIVE + negative)
                                .host("a.test", "banner421", 1),
                        50)
                .until(60);
        return course.told("a.test").subList(0, count).stream()
                .map(told -> told.window() + " " + told.failure() + " " + told.cohorts())
                .toList();
    }

    @Test
    void eachFailureTakesItsShareOfACohort() {
        // X8: from 5: 1/5, 1/3, 1/2. The half step makes the first cost two: 0 − 1 − ½ < 0, and again −½ < 0.
        assertEquals(List.of("3 1 0.2", "2 1 0.533333", "0 1 1.03333"), failing(5, "1", 3));
        // From 20: 1/20 + 1/18 + 1/17 + … dead at the 13th.
        assertEquals(
                List.of("18 1 0.05", "17 1 0.105556", "16 1 0.164379", "15 1 0.226879", "14 1 0.293546"),
                failing(20, "1", 5));
        assertEquals(
                List.of("7 1 0.952251", "0 1 1.09511"), failing(20, "1", 13).subList(11, 13));
    }

    @Test
    void aFailureThatCountsPerWindowTakesLonger() {
        // X8, 1/concurrency, from 5: failure −.2 + 1 = .8 at the first; .55, .3; 1.05 at the fourth; dead at the fifth.
        assertEquals(
                List.of("4 0.8 0.2", "4 0.55 0.45", "4 0.3 0.7", "3 1.05 0.95", "0 1.05 1.28333"),
                failing(5, "1/concurrency", 5));
        List<String> twenty = failing(20, "1/concurrency", 20);
        assertEquals("19 0.95 0.05", twenty.get(0));
        assertEquals(List.of("18 1.00263 0.997368", "0 1.00263 1.05292"), twenty.subList(18, 20));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "6, 7", "10, 11", "20, 20"})
    void withoutNegativeFeedbackTheCohortAloneDecides(int window, int failures) {
        // X10: n times 1.0/n is a hair below 1 for 6 and 10.
        Course course = spread(
                        told().main("smtp_initial_destination_concurrency = " + window, NEGATIVE + "0")
                                .host("a.test", "banner421", 1),
                        50)
                .until(60);
        List<Course.Told> told = course.told("a.test");
        assertEquals(failures, told.size());
        assertEquals(0, told.get(failures - 1).window());
        assertEquals(window, told.get(failures - 2).window());
    }

    /**
     * Messages 1 ms apart, of which each of the first fares as its letter says, Success or Failure, and later ones as the last
     * letter.
     */
    private static String mixed(String fates, double laterFailures, String... settings) {
        Ideal ideal = told().main(settings);
        for (int i = 0; i < 5; i++) {
            ideal.host(i * 1e-3, "a.test", fates.charAt(i) == 'S' ? "ok" : "banner421", 1);
        }
        ideal.host(0.5, "a.test", fates.charAt(5) == 'S' ? "ok" : "banner421", 1);
        ideal.host(laterFailures, "a.test", "banner421", 1);
        for (int i = 0; i < 20; i++) {
            ideal.mail(i * 1e-3, "u" + i + "@a.test");
        }
        StringBuilder windows = new StringBuilder();
        for (Course.Told told : ideal.until(60).told("a.test").subList(0, fates.length())) {
            windows.append(told.window()).append(' ');
        }
        return windows.toString().trim();
    }

    @Test
    void successesAndFailuresInTurnMoveTheWindowBackAndForth() {
        // §6.6, mixed. The sixth delivery begins with the first end, at 1.
        assertEquals("6 7 5 6 4 3", mixed("SSFSFF", 0.6));
        assertEquals("5 5 4 4 4 4", mixed("SSFSFF", 0.6, POSITIVE + "1/concurrency", NEGATIVE + "1/concurrency"));
        assertEquals("5 5 3 3 2 1", mixed("SSFSFF", 0.6, POSITIVE + "1/concurrency"));
        // The sixth begins at 1.001, when the window of 4 has one place; the seventh at 1.002.
        assertEquals("3 4 5 6 7 8 6", mixed("FSSSSSF", 1.0015));
    }

    @ParameterizedTest
    @CsvSource({"1/sqrt_concurrency", "2", "1/0.5", "-1", "1/"})
    void anUnreasonableFeedbackIsSaidAndIsOne(String text) {
        // X9
        Course course =
                spread(told().main(POSITIVE + text).host("a.test", "ok", 1), 10).until(10);
        assertEquals(
                List.of("warning: smtp_destination_concurrency_positive_feedback: ignoring malformed or unreasonable"
                        + " feedback: " + text),
                course.lines("qmgr", "warning:"));
        assertEquals(6, course.told("a.test").get(0).window());
    }

    @ParameterizedTest
    @CsvSource({"1/8, 0.125", "1 / Concurrency, 0.2", "0, 0", "0.5x, 0.5"})
    void aReasonableFeedbackIsTakenAsItIs(String text, String first) {
        // X9: the feedback of the first success, at window 5.
        Course course =
                spread(told().main(POSITIVE + text).host("a.test", "ok", 1), 10).until(10);
        assertEquals(List.of(), course.lines("qmgr", "warning:"));
        assertEquals(
                "qmgr_queue_unthrottle: feedback " + first,
                course.lines("qmgr", "qmgr_queue_unthrottle: feedback").get(0));
    }

    @Test
    void aLateSuccessRevivesADeadDestination() {
        // X11: three failures: 3, 2, dead, and 15 go to retry; the fourth delivery succeeds late: 2 are busy, itself
        // and
        // the fifth, so the window is 2; the fifth makes 3, and the destination is forgotten.
        Ideal ideal = told();
        for (int i = 0; i < 3; i++) {
            ideal.host(i * 1e-3, "a.test", "banner421", 1.01 + i * 0.009);
        }
        ideal.host(0.003, "a.test", "ok", 1.037).host(0.004, "a.test", "ok", 1.046);
        for (int i = 0; i < 20; i++) {
            ideal.mail(i * 1e-3, "u" + i + "@a.test");
        }
        Course course = ideal.mail(1.06, "late@a.test").until(3);
        assertEquals(
                List.of(3, 2, 0, 2, 3),
                course.told("a.test").subList(0, 5).stream()
                        .map(Course.Told::window)
                        .toList());
        assertEquals(
                times(1.01, 1.02, 1.03, 1.04, 1.05),
                course.told("a.test").subList(0, 5).stream()
                        .map(told -> toMillis(told.at()))
                        .toList());
        assertEquals(
                Collections.nCopies(15, 1.03),
                course.times("error", "delivery temporarily suspended").stream()
                        .map(WindowExperimentsTest::toMillis)
                        .toList());
        // A new one: from 5 to 6.
        assertEquals(6, course.told("a.test").get(5).window());
    }

    @Test
    void failuresThatComeOneByOneNeverKill() {
        // X12: the destination is forgotten between two messages.
        Ideal ideal = told().host("a.test", "banner421", 1);
        for (int i = 0; i < 20; i++) {
            ideal.mail(10 * i, "u" + i + "@a.test");
        }
        Course course = ideal.until(220);
        assertEquals(20, course.startTimes().size());
        assertEquals(List.of(), course.lines("error", "suspended"));
        assertEquals(
                20,
                course.times("qmgr", "window 3 success 0 failure 1 fail_cohorts 0.2")
                        .size());
    }

    @Test
    void simultaneousEndingsWidenTheWindowByHalfOfInitialPerCohort() {
        // X20: the k-th of w endings sees w − k + 1 busy, and growth goes on while window < busy + 5.
        Course course =
                new Ideal().host("a.test", "ok", 1).mails(100, 0, "u@a.test").until(20);
        assertEquals(List.of(5, 8, 11, 14, 17, 20, 20, 5), course.startsPerSecond(0));
    }

    @Test
    void endingsThatAreSpreadDoubleTheWindow() {
        // X20
        assertEquals(
                List.of(5, 10, 20, 20, 20, 20, 5),
                spread(new Ideal().host("a.test", "ok", 1), 100).until(20).startsPerSecond(0));
    }

    @Test
    void perWindowTheStartsOfARoundGrowByOne() throws InvalidInput {
        // X20
        Course course = jittered(100, POSITIVE + "1/concurrency");
        assertEquals(List.of(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 5), course.startsPerSecond(0));
        // Without feedback: 5 a second.
        assertEquals(
                Collections.nCopies(20, 5),
                spread(new Ideal().main(POSITIVE + "0").host("a.test", "ok", 1), 100)
                        .until(30)
                        .startsPerSecond(0));
    }

    /** As many messages at once to a host that turns everybody away after a second. */
    private static Ideal refusing(int count) {
        return new Ideal()
                .main("queue_run_delay = 2000")
                .host("a.test", "banner421", 1)
                .mails(count, 0, "u@a.test");
    }

    @Test
    void theThirdFailureKillsAndAllThatWaitsIsPutOff() {
        // X21
        Course course = refusing(100).until(303);
        assertEquals(times(0, 0, 0, 0, 0), course.startTimes());
        assertEquals(List.of(3, 2, 0), course.windows("a.test").subList(0, 3));
        List<Double> suspended = course.times("error", "(delivery temporarily suspended: ");
        assertEquals(95, suspended.size());
        assertEquals(times(1), suspended.stream().distinct().toList());
        assertEquals(Collections.nCopies(100, 301L), course.mtimes(QueueName.DEFERRED));
        // Alive again, and forgotten, after 300 s.
        assertEquals(times(301), course.times("qmgr", "qmgr_queue_unthrottle: queue a.test"));
    }

    @Test
    void aScanOfDeadMailWithoutAFlushTriesNothing() {
        // X33, D A: all 200 go through retry.
        Course course = refusing(200).at(10, "trigger qmgr", "DA").until(20);
        assertEquals(5, course.startTimes().size());
        assertEquals(
                195,
                course.times("error", "suspended").stream()
                        .filter(at -> at == 1)
                        .count());
        assertEquals(
                200,
                course.times("error", "suspended").stream()
                        .filter(at -> at == 10)
                        .count());
    }

    @Test
    void aFlushRevivesWhatIsDeadFirst() {
        // X33, F A D I: as if all were new: 5 are tried, three failures kill, 195 are suspended.
        Course course = refusing(200).at(10, "trigger qmgr", "FADI").until(20);
        assertEquals(times(0, 0, 0, 0, 0, 10, 10, 10, 10, 10), course.startTimes());
        assertEquals(
                195,
                course.times("error", "suspended").stream()
                        .filter(at -> at == 11)
                        .count());
        assertEquals(
                0,
                course.times("error", "suspended").stream()
                        .filter(at -> at == 10)
                        .count());
    }
}
