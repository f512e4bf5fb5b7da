package org.qmgrsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment from the keyboard: results, exit codes, and what happens when it is stopped. */
class ExperimentCommandTest {
    private static final String DESIGN = """
            title: Lost triggers
            base: base.yaml
            replications: 4
            factors:
              triggers: { working: [], half lost: triggers.cleanup.lost=50% }
            measures: [mean(queued→active), moved by the wakeup]
            """;

    private static Path design(Path folder, String more) throws IOException {
        Files.writeString(folder.resolve("base.yaml"), """
                duration: 1h
                mail: [{ arrivals: poisson 6/min, end: 50m, to: bob@example.org }]
                """);
        return Files.writeString(folder.resolve("lost.yaml"), DESIGN + more);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aStudyLeavesAWholeFolderAndAReadableAccount(@TempDir Path folder) throws IOException {
        Terminal result = Terminal.run("experiment", design(folder, ""), "--out", folder.resolve("r"));

        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().startsWith("mean(queued→active) goes from "), result.out());
        assertTrue(result.out().contains("half lost"), result.out());
        List<String> files = files(folder.resolve("r"));
        assertTrue(
                files.containsAll(List.of(
                        "inputs/base.yaml",
                        "inputs/lost.yaml",
                        "report.html",
                        "report.md",
                        "runs",
                        "runs.csv",
                        "study.json",
                        "summary.csv",
                        "summary.json")),
                files.toString());
        assertFalse(Files.exists(folder.resolve("r.partial")));
        String page = Files.readString(folder.resolve("r/report.html"));
        assertFalse(page.contains("http://") || page.contains("https://"), "it loads nothing");
        assertTrue(page.contains("src=\"data:image/svg+xml;base64,"), "the charts are in it");
    }

    @Test
    void anAssertionThatFailsIsExitCodeOneAndAReportForBuildServers(@TempDir Path folder) throws IOException {
        Path file = design(folder, "assert: [\"mean(queued→active) < 1s\"]\n");

        Terminal result = Terminal.run("experiment", file, "--out", folder.resolve("r"));

        assertEquals(1, result.status(), result.err());
        assertTrue(result.out().matches("(?s).*FAIL +mean\\(queued→active\\) < 1s +half lost.*"), result.out());
        String junit = Files.readString(folder.resolve("r/junit.xml"));
        assertTrue(junit.contains("tests=\"2\" failures=\"1\" errors=\"0\""), junit);
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndLeavesNothing(@TempDir Path folder) throws IOException {
        Terminal result = Terminal.run("experiment", design(folder, ""), "--out", folder.resolve("r"), "--dry-run");

        assertEquals(0, result.status(), result.err());
        assertTrue(result.out().contains("runs: 2 points × 4 = 8"), result.out());
        assertTrue(result.out().contains("estimate: about "), result.out());
        assertEquals(List.of("base.yaml", "lost.yaml"), files(folder));
    }

    @Test
    void badDesignsAreExitCodeTwoAndLeaveNothing(@TempDir Path folder) throws IOException {
        Path file = design(folder, "asert: x\n");

        Terminal result = Terminal.run("experiment", file, "--out", folder.resolve("r"));

        assertEquals(2, result.status());
        assertTrue(result.err().contains("did you mean \"assert\"?"), result.err());
        assertFalse(Files.exists(folder.resolve("r.partial")));
    }

    @Test
    void partsMadeByOtherJobsAreMergedIntoTheSameBytes(@TempDir Path folder) throws IOException {
        Path file = design(folder, "");
        Terminal.run("experiment", file, "--out", folder.resolve("whole"), "--workers", "1");

        for (int part = 1; part <= 3; part++) {
            Terminal job = Terminal.run("experiment", file, "--out", folder.resolve("cut"), "--shard", part + "/3");
            assertEquals(0, job.status(), job.err());
        }
        Terminal merged = Terminal.run("merge", file, "--out", folder.resolve("cut"));

        assertEquals(0, merged.status(), merged.err());
        assertFalse(merged.err().contains("run "), merged.err()); // nothing was left to run
        assertSame(folder, "whole", "cut");
    }

    private static void assertSame(Path folder, String one, String other) throws IOException {
        for (String name : List.of("summary.csv", "summary.json", "runs.csv")) {
            assertEquals(
                    Files.readString(folder.resolve(one).resolve(name)),
                    Files.readString(folder.resolve(other).resolve(name)),
                    name);
        }
    }

    @Test
    void anUnfinishedStudyIsNotThrownAwayByAccident(@TempDir Path folder) throws IOException {
        Path file = design(folder, "");
        Files.createDirectories(folder.resolve("r.partial"));
        Files.write(folder.resolve("r.partial/runs"), new byte[0]);

        Terminal refused = Terminal.run("experiment", file, "--out", folder.resolve("r"));

        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("--resume"), refused.err());
        assertEquals(
                0,
                Terminal.run("experiment", file, "--out", folder.resolve("r"), "--resume")
                        .status());
    }

    @Test
    void killedAtAnyMomentItGoesOnToTheSameBytes(@TempDir Path folder) throws Exception {
        Path file = design(folder, "");
        Terminal.run("experiment", file, "--out", folder.resolve("whole"), "--replications", "40");
        Path runs = folder.resolve("killed.partial/runs");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path").replace("target/test-classes" + File.pathSeparator, ""),
                        "org.qmgrsim.cli.Main",
                        "experiment",
                        file.toString(),
                        "--out",
                        folder.resolve("killed").toString(),
                        "--replications",
                        "40")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        while (process.isAlive() && (!Files.exists(runs) || Files.size(runs) < 3000)) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();

        Terminal resumed =
                Terminal.run("experiment", file, "--out", folder.resolve("killed"), "--replications", "40", "--resume");

        assertEquals(0, resumed.status(), resumed.err());
        assertSame(folder, "whole", "killed");
    }
}
