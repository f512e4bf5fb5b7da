package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.ScenarioFile;

/** The shipped scenarios that live on their destinations: each shows what its first lines promise. */
class DestinationScenariosTest {
    private static Course play(String name, String... sets) throws InvalidInput {
        return Course.of(ScenarioFile.read(Path.of("scenarios", name + ".yaml"), List.of(sets))
                .scenario());
    }

    // ---------------------------------------------------------------- greylisted-world

    @ParameterizedTest
    @CsvSource({
        // The backoff ends at an age of b, and the next scan comes up to s later: from b to b + s, b + s/2 on average.
        "300, 300, 300, 600",
        "60, 300, 60, 360",
        "300, 60, 300, 360",
        "60, 60, 60, 120"
    })
    void theFirstRetryComesAfterTheBackoffAtTheNextScan(int backoff, int scan, int least, int greatest)
            throws InvalidInput {
        List<Double> ages = secondAttempts(play(
                "greylisted-world",
                "minimal_backoff_time=" + backoff + "s",
                "queue_run_delay=" + scan + "s",
                "duration=3h"));
        // The failure and the scan both count in whole seconds, and a scan takes a file a second before its time: up to
        // 2 s less.
        assertTrue(ages.stream().allMatch(age -> age > least - 2 && age < greatest + 1), ages::toString);
        double mean = ages.stream().mapToDouble(age -> age).average().orElse(0);
        assertEquals((least + greatest) / 2.0, mean, 0.07 * (greatest - least) + 1);
    }

    @Test
    void theWakeupAndTheTimeOfDeadTransportsMoveNoRetry() throws InvalidInput {
        List<Double> ages = secondAttempts(play("greylisted-world", "duration=2h"));
        assertEquals(ages, secondAttempts(play("greylisted-world", "duration=2h", "transport_retry_time=10s")));
        // The wakeup moves the phase of qmgr's own timer by less than a second.
        List<Double> woken = secondAttempts(play("greylisted-world", "duration=2h", "qmgr/unix/wakeup=60"));
        for (int i = 0; i < ages.size(); i++) {
            assertEquals(ages.get(i), woken.get(i), 1.1);
        }
    }

    /** The ages of messages that were tried twice when they became active for the second time. */
    private static List<Double> secondAttempts(Course course) {
        List<Double> ages = new ArrayList<>();
        for (int message = 1; message <= course.messages(); message++) {
            List<Double> active = course.active(message);
            if (active.size() > 1) {
                ages.add(active.get(1) - active.get(0));
            }
        }
        return ages;
    }

    // ---------------------------------------------------------------- dead-destination

    @Test
    void theThirdFailureInARowKillsADestinationForAsLongAsTheLeastBackoff() throws InvalidInput {
        Course course = play("dead-destination");
        assertEquals(List.of(3, 2, 0), course.windows("dead.example").subList(0, 3));
        List<Double> tried = course.times("smtp", "to=<bob@dead.example>");
        List<Double> suspended = course.times("error", "to=<bob@dead.example>");
        long atOnce = tried.stream().filter(at -> at < 70).count();
        assertTrue(atOnce >= 3 && atOnce <= 5, tried::toString);
        assertEquals(12 - atOnce, suspended.stream().filter(at -> at < 70).count());
        // Dead from 60 to 360: carol's mails of 150, 210, 270, 330 are not tried, that of 390 is.
        assertEquals(
                List.of(150L, 210L, 270L, 330L),
                course.times("error", "to=<carol").stream()
                        .map(Math::round)
                        .filter(at -> at < 400)
                        .toList());
        assertEquals(390, course.times("smtp", "to=<carol").get(0), 0.1);
        // Dave's are tried each time, until five come back together at 600.
        assertEquals(
                10,
                course.times("smtp", "to=<dave").stream().filter(at -> at < 600).count());
        assertTrue(course.times("error", "to=<dave").get(0) > 600);
        // The flush at 1260 revives both.
        assertTrue(course.times("smtp", "to=<bob").stream().anyMatch(at -> at > 1260 && at < 1262));
    }

    // ---------------------------------------------------------------- slow-destination-clogs-active

    @Test
    void aThousandDeadDomainsKeepGoodMailWaitingForMinutes() throws InvalidInput {
        // 1000 mails, 100 processes, 30 s each: the pass of the first attempts lasts from 60 to 360. Good mail that
        // comes at 70 waits
        // for its end, good mail that comes later less long. No domain is found out: nothing is suspended.
        Course course = play("slow-destination-clogs-active", "duration=12m");
        List<Double> waits = goodWaits(course, 70, 130);
        assertTrue(waits.stream().allMatch(wait -> wait > 200 && wait < 300), waits::toString);
        assertEquals(List.of(), course.lines("error", "suspended"));
        assertTrue(goodWaits(course, 400, 580).stream().allMatch(wait -> wait < 1), "the pass is over");
        // With a time-out of 5 s a pass lasts 50 s.
        Course cured = play("slow-destination-clogs-active", "duration=6m", "smtp_connect_timeout=5s");
        assertTrue(goodWaits(cured, 70, 300).stream().allMatch(wait -> wait < 51));
    }

    /** How long good mail waited for a process, if it came within these seconds. */
    private static List<Double> goodWaits(Course course, double from, double until) {
        List<Double> waits = new ArrayList<>();
        for (Course.Start start : course.starts("smtp")) {
            double active = course.active(start.message()).get(0);
            if (start.destination().equals("example.org") && active >= from && active < until) {
                waits.add(start.at() - active);
            }
        }
        return waits;
    }

    // ---------------------------------------------------------------- rate-limited-provider

    @Test
    void oneDeliveryInTwelveAndAHalfSecondsOffendsNobody() throws InvalidInput {
        Course course = play("rate-limited-provider");
        List<Double> starts =
                course.starts("slow").stream().map(Course.Start::at).toList();
        // 12 s after the end of each, which takes 0.5 s: 288 in an hour, the thousandth 999 × 12.5 s after the first: 3
        // h 28 min. Whole
        // seconds and the slack of a real timer add a little.
        assertEquals(
                288, starts.stream().filter(at -> at < starts.get(0) + 3600).count(), 3);
        assertEquals(999 * 12.5, starts.get(999) - starts.get(0), 0.005 * 12_487);
        assertEquals(
                List.of(50, 50, 20),
                course.starts("slow").stream()
                        .skip(1000)
                        .map(Course.Start::recipients)
                        .toList());
        assertEquals(0, course.lines("smtp", "refused to talk").size());

        Course without = play("rate-limited-provider", "transport_maps=", "duration=1h");
        assertTrue(without.lines("error", "suspended: host mx.provider.example").size() > 1000);
        assertTrue(without.lines("smtp", "status=sent").size() < 400);
    }

    // ---------------------------------------------------------------- rate-delay-and-one-failure

    @Test
    void withARateDelayOneFailurePutsEverybodyOff() throws InvalidInput {
        // Three are sent, at 0, 3 and 6 s and a little; the fourth is turned away, and 66 are not tried, all at the
        // same moment.
        Course course = play("rate-delay-and-one-failure");
        assertEquals(3, course.lines("smtp", "status=sent").size());
        assertEquals(1, course.lines("smtp", "status=deferred").size());
        List<Double> suspended = course.times("error", "status=deferred (delivery temporarily suspended: host");
        assertEquals(66, suspended.size());
        assertTrue(suspended.get(65) - suspended.get(0) < 0.2, suspended::toString);

        // With a cohort limit of 10 every mail is tried, three seconds apart: seventy in 210 s. Three of them in 30 s
        // are taken.
        Course patient = play(
                "rate-delay-and-one-failure", "smtp_destination_concurrency_failed_cohort_limit=10", "duration=5m");
        assertEquals(0, patient.lines("error", "suspended").size());
        assertEquals(70, patient.starts("smtp").size());
        assertEquals(21, patient.lines("smtp", "status=sent").size(), 3);
    }

    // ---------------------------------------------------------------- outage-and-retry-storm

    @ParameterizedTest
    @CsvSource({
        // Each mail is tried at ages 450, 1050, 2250, 4650, 8850 … on average, the steps of an age that doubles and
        // then of 4200 s; the
        // longer the outage, the longer until the next one: 6, 25 and 29 min on average, twice the scan, 67 and 67 min
        // at most.
        "135, 15, 6, 10",
        "240, 120, 25, 67.6",
        "480, 360, 29, 67.6"
    })
    void theBacklogOfAnOutageLeavesWithTheBackoffsOfItsMails(int end, int minutes, double mean, double most)
            throws InvalidInput {
        String outages = "destinations.[smarthost.example.net].outages.0.";
        Course course = play(
                "outage-and-retry-storm",
                outages + "from=" + (end + 2.5 - minutes) + "m",
                outages + "until=" + (end + 2.5) + "m",
                "mail.0.arrivals=poisson 4/min",
                "mail.0.end=" + (end + 3) + "m",
                "duration=" + (end + 90) + "m");
        double back = (end + 2.5) * 60;
        DoubleStream waits = waitsAfter(course, back - minutes * 60, back);
        List<Double> all = waits.map(seconds -> seconds / 60).boxed().toList();
        assertTrue(all.size() > 30, all.size() + " mails");
        assertEquals(mean, all.stream().mapToDouble(wait -> wait).average().orElse(0), 2.5);
        assertTrue(all.stream().allMatch(wait -> wait < most), all::toString);
    }

    @Test
    void aFlushSendsTheBacklogAtOnce() throws InvalidInput {
        Course course = play("outage-and-retry-storm");
        double flush = 1205 * 60;
        List<Double> all = waitsAfter(course, 14 * 3600, flush - 150).boxed().toList();
        assertTrue(all.size() > 300, all.size() + " mails");
        assertTrue(all.stream().allMatch(wait -> wait < 150 + 30), all::toString);
        // Of the attempts of the day most were none.
        int suspended = course.lines("error", "suspended").size();
        assertTrue(suspended > 2 * course.lines("smtp", "status=deferred").size(), suspended + " suspended");
    }

    /** How long after the end of an outage mail that came during it was delivered, in seconds. */
    private static DoubleStream waitsAfter(Course course, double begin, double end) {
        Map<Integer, Double> last = new HashMap<>();
        course.starts("smtp").forEach(start -> last.put(start.message(), start.at()));
        return last.entrySet().stream()
                .filter(entry -> {
                    double came = course.active(entry.getKey()).get(0);
                    return came >= begin && came < end;
                })
                .mapToDouble(entry -> entry.getValue() - end);
    }
}
