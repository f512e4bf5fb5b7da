package org.qmgrsim.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Problem;

/** A design is run as it is written; how many run at a time, and whether a run was there before, shows nowhere. */
class StudyTest {
    private static final String BASE = """
            duration: 30m
            mail: [{ arrivals: poisson 6/min, end: 20m, to: bob@example.org }]
            """;
    private static final String DESIGN = """
            base: base.yaml
            replications: 3
            factors:
              triggers:
                working: []
                half lost: triggers.cleanup.lost=50%
              wakeup:
                0: qmgr/unix/wakeup=0
                60: [qmgr/unix/wakeup=60, queue_run_delay=60s]
            measures: [mean(queued→active), p50(queued->active), messages, moved by the wakeup]
            """;

    static Path write(Path folder, String design) throws IOException {
        Files.writeString(folder.resolve("base.yaml"), BASE);
        return Files.writeString(folder.resolve("design.yaml"), design);
    }

    static StudyResult run(Design design, Path store, int workers) throws Exception {
        try (RunStore runs = RunStore.open(store)) {
            return Experiment.of(design, "test").run(new Runner(runs, workers, Progress.NONE));
        }
    }

    private static List<String> points(Design design) {
        return design.points().stream().map(Point::toString).toList();
    }

    @Test
    void everyCombinationIsAPoint(@TempDir Path folder) throws Exception {
        Design design = DesignFile.read(write(folder, DESIGN));

        assertEquals(List.of("working, 0", "working, 60", "half lost, 0", "half lost, 60"), points(design));
        assertEquals(
                List.of("triggers.cleanup.lost=50%", "qmgr/unix/wakeup=60", "queue_run_delay=60s"),
                design.points().get(3).settings().stream().map(Setting::text).toList());
    }

    @Test
    void aPlanVariesOneFactorAtATimeAroundTheBasePoint(@TempDir Path folder) throws Exception {
        Design design = DesignFile.read(write(folder, """
                base: base.yaml
                plan: one at a time
                around: { minimal_backoff_time: 300s }
                factors:
                  queue_run_delay: [300s, 60s]
                  minimal_backoff_time: [60s, 300s, 600s]
                where: queue_run_delay <= minimal_backoff_time
                """));

        assertEquals(List.of("300s, 300s", "60s, 300s", "300s, 600s"), points(design));
        assertEquals(
                "minimal_backoff_time=600s",
                design.points().get(2).settings().get(1).text());
    }

    @Test
    void aLatinHypercubeHasOnePointInEachPartOfEachRange(@TempDir Path folder) throws Exception {
        Design design = DesignFile.read(write(folder, """
                base: base.yaml
                plan: latin hypercube 8
                factors:
                  queue_run_delay: 100s to 900s
                  maximal_backoff_time: 1000s to 2000s log
                """));

        List<Point> points = design.points();
        assertEquals(8, points.size());
        for (int part = 0; part < 8; part++) {
            double low = 100 + part * 100;
            assertEquals(
                    1,
                    points.stream()
                            .mapToDouble(point -> seconds(point, 0))
                            .filter(s -> s >= low && s < low + 100)
                            .count(),
                    "from " + low);
        }
        assertEquals(points, DesignFile.read(folder.resolve("design.yaml")).points());
    }

    private static double seconds(Point point, int factor) {
        Amount amount = point.levels().get(factor).amount();
        assertNotNull(amount);
        return amount.base();
    }

    @Test
    void oneWorkerAndTwoGiveTheSame(@TempDir Path folder) throws Exception {
        Design design = DesignFile.read(write(folder, DESIGN));

        StudyResult one = run(design, folder.resolve("one"), 1);
        StudyResult two = run(design, folder.resolve("two"), 2);

        assertSame(one, two);
    }

    static void assertSame(StudyResult one, StudyResult two) {
        assertEquals(one.points().size(), two.points().size());
        assertEquals(one.comparisons(), two.comparisons());
        assertEquals(one.verdicts(), two.verdicts());
        for (int i = 0; i < one.points().size(); i++) {
            assertEquals(one.points().get(i).estimates(), two.points().get(i).estimates());
            for (int m = 0; m < one.design().measures().size(); m++) {
                assertArrayEquals(
                        one.points().get(i).perRun().get(m),
                        two.points().get(i).perRun().get(m));
            }
        }
    }

    @Test
    void aStudyThatWasCutIntoPartsAndBrokenOffGivesTheSame(@TempDir Path folder) throws Exception {
        Design design = DesignFile.read(write(folder, DESIGN));
        StudyResult whole = run(design, folder.resolve("whole"), 1);

        Path parts = folder.resolve("parts");
        for (int part = 0; part < 3; part++) {
            try (RunStore store = RunStore.open(folder.resolve("part" + part))) {
                Experiment.of(design, "test").runShard(new Runner(store, 1, Progress.NONE), part, 3);
                assertEquals(4, store.size()); // 12 runs in three parts
            }
        }
        try (RunStore store = RunStore.open(parts)) {
            for (int part = 2; part > 0; part--) { // part 0 is missing, as if its job had died
                try (RunStore other = RunStore.open(folder.resolve("part" + part))) {
                    store.addAll(other);
                }
            }
        }
        try (java.nio.channels.FileChannel torn =
                java.nio.channels.FileChannel.open(parts, java.nio.file.StandardOpenOption.WRITE)) {
            torn.truncate(torn.size() - 7);
        }
        try (RunStore store = RunStore.open(parts)) {
            assertEquals(7, store.size());
        }

        assertSame(whole, run(design, parts, 2));
    }

    @Test
    void aRunIsMadeAnewWhenAnyOfItsInputsIsAnother(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("runs");
        run(DesignFile.read(write(folder, DESIGN)), store, 1);
        run(DesignFile.read(write(folder, DESIGN)), store, 1);
        assertEquals(12, size(store));
        run(DesignFile.read(write(folder, DESIGN)).withSeed(7L), store, 1);
        assertEquals(24, size(store));
        run(DesignFile.read(write(folder, DESIGN.replace("60s]", "90s]"))), store, 1);
        assertEquals(30, size(store)); // two of the four points are as they were
    }

    private static int size(Path file) throws IOException {
        try (RunStore store = RunStore.open(file)) {
            return store.size();
        }
    }

    @Test
    void replicationsHaveLuckOfTheirOwnAndPointsShareIt(@TempDir Path folder) throws Exception {
        StudyResult result = run(DesignFile.read(write(folder, DESIGN)).withSeed(7L), folder.resolve("s"), 2);

        double[] messages = result.points().get(0).perRun().get(2);
        assertEquals(7, result.seed());
        assertTrue(messages[0] != messages[1] || messages[1] != messages[2]);
        result.points()
                .forEach(point -> assertArrayEquals(messages, point.perRun().get(2)));
    }

    @Test
    void aDifferenceIsMeasuredRunByRun(@TempDir Path folder) throws Exception {
        StudyResult result = run(DesignFile.read(write(folder, DESIGN)), folder.resolve("s"), 2);
        Measure mean = result.design().measures().get(0);

        // the base point is (working, 0): without lost triggers the wakeup moves nothing, so nothing differs in any run
        Comparison same = result.comparisons().get(0);
        assertEquals("working, 60", same.point().toString());
        assertEquals(mean, same.measure());
        assertTrue(Math.abs(same.difference().value()) < 1e-4, same::toString);
        Comparison lost = result.comparisons().get(2);
        assertEquals("half lost, 60", lost.point().toString());
        assertTrue(lost.difference().low() > 1, lost::toString);
    }

    @Test
    void anAssertionPassesFailsOrStaysUndecided(@TempDir Path folder) throws Exception {
        StudyResult result = run(DesignFile.read(write(folder, DESIGN + """
                        assert:
                          - mean(queued→active) < 30s
                          - { that: "mean(queued→active) < 1s", at: { triggers: half lost } }
                          - { that: "messages < 120, 99%", at: { triggers: working, wakeup: 0 } }
                        """)), folder.resolve("s"), 2);

        List<Verdict.Outcome> outcomes =
                result.verdicts().stream().map(Verdict::outcome).toList();
        assertEquals(Verdict.Outcome.PASS, outcomes.get(0));
        assertEquals(Verdict.Outcome.FAIL, outcomes.get(5));
        assertEquals(Verdict.Outcome.UNDECIDED, outcomes.get(6)); // three runs with 120 messages on average
    }

    @Test
    void whatIsWrongInASettingIsWrongAtItsPlaceInTheDesign(@TempDir Path folder) throws Exception {
        Path file = write(folder, DESIGN.replace("queue_run_delay=60s", "queue_run_dely=60s"));

        InvalidInput invalid = assertThrows(InvalidInput.class, () -> Experiment.of(DesignFile.read(file), "test"));

        assertEquals(1, invalid.problems().size());
        Problem problem = invalid.problems().get(0);
        assertEquals(file + ":9:31", problem.file() + ":" + problem.line() + ":" + problem.column());
        assertTrue(problem.toString().contains("queue_run_delay"), problem::toString);
    }

    @Test
    void aFactorThatDoesNotExistAndALevelOutOfRangeAreFoundBeforeAnythingRuns(@TempDir Path folder) throws Exception {
        Path file = write(folder, """
                base: base.yaml
                factors:
                  queue_run_dely: [60s, 300s]
                  qmgr_message_active_limit: [20000, -1]
                """);

        InvalidInput invalid = assertThrows(InvalidInput.class, () -> Experiment.of(DesignFile.read(file), "test"));

        assertEquals(
                List.of("3:3", "4:38"),
                invalid.problems().stream()
                        .filter(Problem::isError)
                        .map(problem -> problem.line() + ":" + problem.column())
                        .toList(),
                invalid::toString);
    }

    @Test
    void everythingThatIsWrongInADesignIsSaidAtOnce(@TempDir Path folder) throws Exception {
        Path file = write(folder, """
                base: base.yaml
                replications: none
                factors:
                  wakeup: 60
                  triggers: { working: [], lost: much }
                  x: [1, 2]
                around: { x: 3 }
                measures: [mean(queud→active), p99(queued→active), mesages]
                assert: mean(queued→active) < 5
                """);

        InvalidInput invalid = assertThrows(InvalidInput.class, () -> DesignFile.read(file));

        assertEquals(
                List.of(2, 4, 5, 7, 8, 8, 9),
                invalid.problems().stream().map(Problem::line).toList(),
                invalid::toString);
        assertTrue(invalid.toString().contains("did you mean \"queued→active\"?"), invalid::toString);
        assertTrue(invalid.toString().contains("did you mean \"messages\"?"), invalid::toString);
    }

    @Test
    void aMillionPointsAreRefused(@TempDir Path folder) throws Exception {
        String levels = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";
        Path file = write(
                folder,
                "base: base.yaml\nfactors:\n" + ("a,b,c,d,e,f").replaceAll("([a-f]),?", "  $1: " + levels + "\n"));

        InvalidInput invalid = assertThrows(InvalidInput.class, () -> DesignFile.read(file));

        assertTrue(invalid.toString().contains("the plan has 1000000 points, more than 10000"), invalid::toString);
    }
}
