package org.qmgrsim.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that decide for themselves what to run next: how often, which setting, where it jumps, and what to leave out. */
class AdaptiveStudyTest {
    /** Triggers are broken, so each message waits for the wakeup: evenly from 0 to its period. */
    private static final String BROKEN = """
            duration: 1h
            clock: ideal
            costs: none
            main.cf: |
              in_flow_delay = 0
            mail: [{ arrivals: poisson 10/min, end: 50m, to: bob@example.org }]
            triggers: { cleanup: { denied: true } }
            """;

    private static StudyResult run(Path folder, String base, String design) throws Exception {
        Files.writeString(folder.resolve("base.yaml"), base);
        Path file = Files.writeString(folder.resolve("design.yaml"), "base: base.yaml\n" + design);
        return StudyTest.run(DesignFile.read(file), folder.resolve("runs"), 2);
    }

    @Test
    void aPointGetsAsManyRunsAsItsPrecisionNeeds(@TempDir Path folder) throws Exception {
        StudyResult result = run(folder, BROKEN, """
                factors: { qmgr/unix/wakeup: [20, 300] }
                replications: 6 to 60
                precision: { mean(queued→active): 2s }
                """);

        for (PointResult point : result.points()) {
            Estimate mean = point.estimates().get(0);
            assertTrue(mean.interval().halfWidth() < 2, mean::toString);
            assertTrue(point.runs() >= 11, "six, and five more in which it holds");
        }
        // a wakeup of 300 s moves whole groups of messages: its means scatter more
        assertTrue(result.points().get(1).runs() > result.points().get(0).runs());
    }

    @Test
    void aSearchFindsTheLargestWakeupThatIsStillQuickEnough(@TempDir Path folder) throws Exception {
        // nine in ten waits are below 0.9 of the period, so below 45 s up to a wakeup of 50
        StudyResult result = run(folder, BROKEN, """
                factors: { qmgr/unix/wakeup: 10 to 90 }
                replications: 6 to 12
                find: { factor: qmgr/unix/wakeup, want: largest, so_that: p90(queued→active) < 45s, within: 1 }
                """);

        Finding finding = result.findings().get(0);
        int best = wakeup(finding.best());
        int next = wakeup(finding.next());
        assertTrue(best <= 50 && best >= 43, finding::toString);
        assertTrue(next >= 50 && next <= 57, finding::toString);
        assertFalse(finding.limit());
        assertTrue(finding.tried() <= 16, finding::toString); // of 81
    }

    private static int wakeup(@Nullable Point point) {
        assertNotNull(point);
        return Integer.parseInt(point.levels().get(0).label());
    }

    @Test
    void aMapIsRefinedWhereTheMeasureJumpsAndNowhereElse(@TempDir Path folder) throws Exception {
        // up to half of the triggers lost the next one is near; with all of them lost everything waits for the wakeup
        StudyResult result = run(folder, BROKEN.replace("denied: true", "lost: 0%"), """
                factors: { triggers.cleanup.lost: [0%, 50%, 100%], qmgr/unix/wakeup: [10, 300] }
                replications: 3
                map: { of: mean(queued→active), refine: 1 }
                """);

        assertEquals(5, result.cells().size(), "one of the two cells in quarters");
        assertTrue(result.points().size() < 12, "far from the 15 of the finer grid");
        assertTrue(result.at("75%", "155") != null, result.points()::toString);
        assertTrue(result.at("25%", "155") == null);
    }

    @Test
    void screeningNamesTheFactorThatMatters(@TempDir Path folder) throws Exception {
        StudyResult result = run(folder, BROKEN, """
                plan: latin hypercube 10
                factors: { smtp_destination_concurrency_limit: 5 to 50, qmgr/unix/wakeup: 10 to 300 }
                replications: 2
                measures: mean(queued→active)
                """);

        Screening screening = result.screening();
        assertNotNull(screening);
        assertEquals("qmgr/unix/wakeup", screening.effects().get(0).factor());
        assertTrue(screening.effects().get(0).coefficient().low() > 0.8, screening::toString);
        assertTrue(Math.abs(screening.effects().get(1).coefficient().value()) < 0.1, screening::toString);
        assertTrue(screening.explained() > 0.95, screening::toString);
    }

    private static String queue(String rate) {
        return """
                duration: 12h
                clock: ideal
                costs: none
                main.cf: |
                  in_flow_delay = 0
                  smtp_destination_concurrency_limit = 1
                  smtp_destination_concurrency_failed_cohort_limit = 10
                mail: [{ arrivals: poisson %s, to: bob@example.org, size: 1kB }]
                destinations: { example.org: { answers: 250, after: exponential 10s } }
                """.formatted(rate);
    }

    @Test
    void oneServerSettlesAtTheDelayOfTheTheory(@TempDir Path folder) throws Exception {
        // M/M/1: arrivals 3/min, service 10 s: utilisation 1/2, so 10 s / (1 - 1/2) = 20 s in the system
        StudyResult result = run(folder, queue("3/min"), """
                factors: { queue_run_delay: [300s] }
                replications: 6
                steady_state: { of: mean(active→delivered), step: 300s }
                """);

        SteadyResult steady = result.steady().get(0);
        assertTrue(steady.settled(), steady::toString);
        assertTrue(steady.warmUpSteps() < 72, "not more than half");
        assertTrue(result.points().get(0).estimates().get(0).interval().contains(20), result.points()::toString);
    }

    @Test
    void anOverloadedServerHasNoSteadyStateAndNothingIsSaidAboutOne(@TempDir Path folder) throws Exception {
        // arrivals 9/min, service 10 s: the queue grows by three a minute, for ever
        StudyResult result = run(folder, queue("9/min"), """
                factors: { queue_run_delay: [300s] }
                replications: 2
                steady_state: { of: mean(active→delivered), step: 300s }
                """);

        assertFalse(result.steady().get(0).settled());
        Estimate estimate = result.points().get(0).estimates().get(0);
        assertFalse(estimate.interval().isClosed());
        assertEquals(List.of("no steady state: the mean drifts, or mail piles up"), List.of(estimate.note()));
    }
}
