package org.qmgrsim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.scenario.Simulation;

/** What the account of a run says, where the right answer can be worked by hand. */
class RunMeasuresTest {
    private static RunMeasures measures(String more, String... sets) throws InvalidInput {
        RunMeasures measures = new RunMeasures(life -> {});
        new Simulation(Lab.scenario(more, sets), 0).read(measures).run();
        return measures;
    }

    @Test
    void aMailThatIsNeverTakenIsTriedAHundredAndSevenTimesInFiveDays() throws InvalidInput {
        // The deferred queue is scanned at 300 k, the mail comes at 280: 20 s before a scan. Defaults: attempts at the
        // ages 0, 320, 920, 2120, 4520, 8720, then every 4200 s; given up at 432 920 s.
        Attempts attempts = measures(
                        "mail: [{ at: [280s], to: bob@example.org }]\ndestinations: { example.org: { answers: 450 } }\n",
                        "duration=6d")
                .attempts();

        double[] ages = {0, 320, 920, 2120, 4520, 8720, 12_920, 17_120};
        for (int i = 0; i < ages.length; i++) {
            assertEquals(ages[i], attempts.ages().get(i).getMean(), 0.001, "attempt " + (i + 1));
        }
        assertEquals(107, attempts.attempts());
        assertEquals(107, attempts.untilExpired().getMean());
        assertEquals(432_920, attempts.ageAtExpiry().getMean(), 0.001);
        assertEquals(0, attempts.suspended());
        assertEquals(1, attempts.retried());
    }

    @Test
    void ofTwelveMailsToADeadHostFourAreTried() throws InvalidInput {
        // Windows 5, 3, 2, dead at the third failure; a fourth attempt is under way then. The other eight are put off
        // without an attempt. The site stays closed for minimal_backoff_time.
        RunMeasures measures = measures("""
                mail: [{ arrivals: burst 12 at 10s, to: bob@example.org }]
                destinations: { example.org: { answers: refuse } }
                """, "duration=250s");

        DestinationUse.Row row = measures.destinations().row("smtp", "example.org");
        assertNotNull(row);
        assertEquals(12, measures.attempts().attempts());
        assertEquals(row.requests(), 12 - measures.attempts().suspended());
        assertEquals(1, row.deaths());
        assertEquals(240, row.deadNanos() / 1e9, 0.1);
        assertEquals(12, measures.outcomes().lines(Status.DEFERRED));
        assertEquals(12, measures.outcomes().deferredMessages());
        assertEquals(row.requests(), measures.outcomes().deferredBySmtp());
        assertEquals(12, measures.outcomes().files(QueueName.DEFERRED));
    }

    @Test
    void aLoneFailureAMinuteIsForgottenEachTime() throws InvalidInput {
        RunMeasures measures = measures("""
                mail: [{ arrivals: every 1m, end: 10m, to: bob@example.org }]
                destinations: { example.org: { answers: refuse } }
                """, "duration=299s");

        DestinationUse.Row row = measures.destinations().row("smtp", "example.org");
        assertNotNull(row);
        assertEquals(5, row.requests());
        assertEquals(5, row.forgotten());
        assertEquals(0, row.deaths());
    }

    @Test
    void theWindowLimitsMailToOneDestination() throws InvalidInput {
        // 100 messages, limit 4, 1 s each: 25 s, in which at least one message waits until the last four are on their
        // way.
        RunMeasures measures = measures("""
                mail: [{ arrivals: burst 100 at 10s, to: bob@example.org }]
                destinations: { example.org: { after: 1s } }
                """, "smtp_destination_concurrency_limit=4");

        Limits limits = measures.limits();
        assertEquals(24, limits.waitedNanos() / 1e9, 0.001);
        assertEquals(24, limits.nanos().get(Limits.WINDOW) / 1e9, 0.001);
        DestinationUse.Row row = measures.destinations().row("smtp", "example.org");
        assertNotNull(row);
        assertEquals(4, row.mostBusy());
        assertEquals(24, row.fullNanos() / 1e9, 1.001);
        assertEquals(100 / 25.0, row.requests() / (row.activeNanos() / 1e9), 0.01);
    }

    @Test
    void theProcessLimitLimitsMailToManyDestinations() throws InvalidInput {
        RunMeasures measures = measures("""
                mail: [{ arrivals: burst 100 at 10s, to_one_of: 'bob@d%d.example', users: 20 }]
                destinations:
                """ + many(), "smtp/unix/process_limit=4");

        Limits limits = measures.limits();
        assertEquals(24, limits.waitedNanos() / 1e9, 0.01);
        assertEquals(24, limits.nanos().get("process limit of smtp") / 1e9, 0.01);
        ServiceUse.Row smtp = measures.services().rows().stream()
                .filter(row -> row.name().equals("smtp") && row.type().equals("unix"))
                .findFirst()
                .orElseThrow();
        assertEquals(4, smtp.most());
        assertEquals(4, smtp.forks());
    }

    private static String many() {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "  d" + i + ".example: { after: 1s }\n")
                .collect(Collectors.joining());
    }

    @Test
    void aWakeupOfFiveSecondsMakesSevenHundredAndTwentyEmptyScansAnHour() throws InvalidInput {
        RunMeasures measures = measures("", "duration=3599s", "qmgr/unix/wakeup=5");

        // The wakeups at 0, 5, …, 3595; the first of them makes qmgr start, and a new qmgr scans before it reads it.
        ScanActivity.Scans scans =
                measures.scans().scans().get(QueueName.INCOMING).get(Mover.WAKEUP);
        assertEquals(720, measures.scans().wakeups());
        assertEquals(720, scans.count());
        assertEquals(720, scans.empty());
        assertEquals(0, scans.moved());
    }

    @Test
    void aFullActiveQueueIsMeasured() throws InvalidInput {
        RunMeasures measures = measures(
                """
                mail: [{ arrivals: burst 20 at 10s, to: bob@example.org }]
                destinations: { example.org: { after: 1s } }
                """, "qmgr_message_active_limit=10", "smtp_destination_concurrency_limit=5", "in_flow_delay=1s");

        // 20 messages, five a second, ten at a time: full from 10 s on until the last ten are active, after two
        // seconds.
        assertEquals(2, measures.limits().activeFullNanos() / 1e9, 1.001);
        assertTrue(measures.limits().activeFullNanos() >= 2e9);
    }
}
