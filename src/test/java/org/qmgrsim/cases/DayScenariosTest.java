package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.measure.Filtering;
import org.qmgrsim.measure.RunMeasures;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;
import org.qmgrsim.spool.QueueFile;

/** The scenarios content-filter and office-day show what their first lines promise. */
class DayScenariosTest {
    private static Scenario scenario(String name, String... sets) throws InvalidInput {
        return ScenarioFile.read(Path.of("scenarios", name + ".yaml"), List.of(sets))
                .scenario();
    }

    private static long between(List<Double> times, double from, double until) {
        return times.stream().filter(at -> at >= from && at < until).count();
    }

    // ---------------------------------------------------------------- content-filter

    @ParameterizedTest
    @CsvSource({
        // Two clients of 5 s; of ten the filter serves four at a time. Both for three minutes with mail waiting.
        "2, 0.4",
        "10, 0.8"
    })
    void theFilterTakesAsMuchAsItsClientsAndProcessesAllow(int clients, double perSecond) throws InvalidInput {
        Course course =
                Course.of(scenario("content-filter", "smtp-amavis/unix/process_limit=" + clients, "duration=36m"));
        assertEquals(180 * perSecond, between(course.times("smtp", "queued as"), 32 * 60, 35 * 60), 4);
    }

    @Test
    void allThatWaitsForAFilterThatIsDownIsPutOffAtOnce() throws InvalidInput {
        Course course = Course.of(scenario("content-filter"));
        List<Double> suspended = course.times("error", "delivery temporarily suspended: connect to 127.0.0.1");
        assertTrue(suspended.size() > 100, suspended.size() + " suspended");
        assertTrue(suspended.get(suspended.size() - 1) - suspended.get(0) < 10, suspended::toString);
        // Scans come each 300 s: those of 2700 find nobody old enough, those of 3000 all of them.
        assertEquals(suspended.size(), between(course.times("smtp", "queued as"), 3000, 3400), 60);
        assertEquals(
                0,
                course.left(QueueName.DEFERRED),
                "all is delivered in the end: "
                        + course.lines("smtp", "bounced").size());
        // Whatever the filter has answered for was queued again, and what was queued again is delivered or on its way.
        int again = course.lines("smtp", "queued as").size();
        assertEquals(again, course.lines("smtpd", "orig_queue_id=").size());
        assertEquals(again, course.starts("smtp").size(), 2);
    }

    @Test
    void aLoopEndsWithTheHopsAndTheSenderHearsOfIt() throws InvalidInput {
        // 1 + 2 × 24 headers are below 50, so a mail goes to the filter 25 times, and the last time it is refused.
        Course course = Course.of(scenario(
                "content-filter",
                "127.0.0.1:10025/inet/content_filter=smtp-amavis:[127.0.0.1]:10024",
                "destinations.[127.0.0.1]:10024.after=0.1s",
                "mail.0.count=3",
                "mail.1.count=1",
                "duration=40m"));
        assertEquals(4 * 25, course.starts("smtp-amavis").size());
        assertEquals(4, course.lines("smtp", "status=bounced").size());
        assertEquals(
                4, course.lines("bounce", "sender non-delivery notification").size());
    }

    // ---------------------------------------------------------------- office-day

    @Test
    void onAnOrdinaryDayOnlyMailForTheDeadHostIsLeft() throws InvalidInput {
        RunMeasures measures = new RunMeasures(life -> {});
        Simulation simulation = new Simulation(scenario("office-day"), 0).read(measures);
        simulation.run();
        for (QueueName queue : List.of(QueueName.INCOMING, QueueName.ACTIVE, QueueName.DEFERRED)) {
            for (QueueFile file : simulation.spool().files(queue)) {
                assertTrue(file.recipients().get(0).endsWith("@off.example"), () -> file.recipients() + " in " + queue);
            }
        }
        int left = measures.outcomes().files(QueueName.DEFERRED);
        assertTrue(left > 20 && left < 60, left + " left");
        // Who wrote to that host four hours before the end, or earlier, has been told; the newsletter's sender, too.
        int told = measures.outcomes().notices();
        assertTrue(told > left / 2 && told <= left, told + " told");
        // Each greylisted mail is tried twice and once more if it came too early; none of the strict provider's is
        // lost.
        assertEquals(0, measures.outcomes().expired());
        measures.destinations().rows().forEach(row -> {
            if (row.nexthop().equals("strict.example")) {
                assertTrue(row.deferred() > 10, row::toString);
            } else if (row.nexthop().equals("slow.example")) {
                assertEquals(0, row.deferred());
            }
        });
    }

    @Test
    void theNewsletterIsQueuedForMinutesAndTheOfficeDoesNotWaitForIt() throws InvalidInput {
        Course course = Course.of(scenario("office-day", "duration=310m"));
        double noon = 4 * 3600;
        List<Double> removed = course.times("qmgr", "removed");
        List<Double> active = course.activations();
        long queued = between(active, 0, noon + 120) - between(removed, 0, noon + 120);
        assertTrue(queued > 150, queued + " queued at two past twelve");
        for (Course.Start start : course.starts("smtp")) {
            if (start.destination().equals("partner.example")) {
                double waited = start.at() - course.active(start.message()).get(0);
                assertTrue(waited < 1, start::toString);
            }
        }
    }

    @Test
    void withTheFilterOnAllMailGoesThroughItOnce() throws InvalidInput {
        RunMeasures with = new RunMeasures(life -> {});
        new Simulation(scenario("office-day", "content_filter=smtp-amavis:[127.0.0.1]:10024", "duration=6h"), 0)
                .read(with)
                .run();
        Map<String, Filtering.Row> filters = with.filtering().rows();
        assertEquals(List.of("127.0.0.1[127.0.0.1]:10024"), List.copyOf(filters.keySet()));
        Filtering.Row row = filters.get("127.0.0.1[127.0.0.1]:10024");
        assertTrue(row.handedOn() > 1000);
        assertEquals(row.handedOn(), row.queuedAgain());
        assertEquals(2, with.filtering().mostPasses());
    }
}
