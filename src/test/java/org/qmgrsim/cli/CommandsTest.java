package org.qmgrsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.DesignFile;
import org.qmgrsim.experiment.Replications;
import org.qmgrsim.report.WhyWakeup;

/** What a person at the keyboard gets: words, files and exit codes. */
class CommandsTest {
    private static final String SCENARIO = "scenarios/why-wakeup.yaml";

    private static Terminal run(Object... arguments) {
        return Terminal.run(arguments);
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
    void aRunLeavesAWholeFolder(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("r");

        Terminal result = run("run", SCENARIO, "--out", out, "--set", "triggers.cleanup.lost=10%", "--seed", "3");

        assertEquals(0, result.status(), result.err());
        assertEquals(
                List.of(
                        "charts/survival.png",
                        "charts/survival.svg",
                        "charts/timeline.png",
                        "charts/timeline.svg",
                        "inputs/why-wakeup.yaml",
                        "journal",
                        "maillog",
                        "manifest.json",
                        "messages.csv",
                        "series.csv",
                        "summary.json"),
                files(out));
        assertTrue(result.out().contains("the trigger of another message"), result.out());
        assertTrue(Files.readString(out.resolve("manifest.json")).contains("\"seed\" : 3"));
        assertTrue(Files.readString(out.resolve("messages.csv")).contains(" > no-trigger "));
        assertFalse(Files.exists(folder.resolve("r.partial")));
    }

    @Test
    void theSameRunHasTheSameBytes(@TempDir Path folder) throws IOException {
        run("run", SCENARIO, "--out", folder.resolve("a"));
        run("run", SCENARIO, "--out", folder.resolve("b"));

        for (String file : files(folder.resolve("a"))) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("a").resolve(file),
                            folder.resolve("b").resolve(file)),
                    file);
        }
    }

    @Test
    void aProgramMayReadTheSummary(@TempDir Path folder) throws IOException {
        Terminal result = run("run", SCENARIO, "--out", folder.resolve("r"), "--json");

        assertEquals(Files.readString(folder.resolve("r/summary.json")), result.out());
    }

    @Test
    void warningsGoToTheOtherStream(@TempDir Path folder) {
        Terminal result = run("run", SCENARIO, "--out", folder.resolve("r"), "--set", "qmgr/unix/wakeup=5m");

        assertEquals(0, result.status());
        assertTrue(result.err().contains("warning: "), result.err());
        assertFalse(result.out().contains("warning: "), result.out());
    }

    @Test
    void badInputEndsWithTwoAndNoTrace(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "");

        for (Terminal result : List.of(
                run("run", folder.resolve("missing.yaml"), "--out", folder.resolve("r")),
                run("run", SCENARIO, "--out", folder.resolve("r"), "--set", "qmgr/unix/wakup=60"),
                run("run", SCENARIO, "--out", file.resolve("r")),
                run("run", SCENARIO, "--seed", "much"),
                run("walk"))) {
            assertEquals(2, result.status(), result.err());
            assertFalse(result.err().isBlank());
            assertFalse(result.err().contains("\tat "), result.err());
        }
        assertFalse(Files.exists(folder.resolve("r")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "verify", "timeline", "scenarios", ""})
    void helpShowsAnExample(String command) {
        Terminal result = command.isEmpty() ? run("--help") : run(command, "--help");

        assertEquals(0, result.status());
        assertTrue(result.out().contains("Example: qmgrsim"), result.out());
    }

    @Test
    void scenariosAreListedWithTheirTitles() {
        Terminal result = run("scenarios");

        assertEquals(0, result.status());
        assertTrue(result.out().contains("why-wakeup.yaml"), result.out());
        assertTrue(result.out().contains("Why does qmgr need a wakeup"), result.out());
        assertFalse(result.out().contains("has errors"), result.out());
    }

    @Test
    void theAnswerComesFirst(@TempDir Path folder) throws Exception {
        Path file = Path.of("scenarios/experiments/wakeup-and-triggers.yaml");
        Design design = DesignFile.read(file).withReplications(Replications.fixed(1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new FoundingQuestion(folder.resolve("why"))
                .answer(new PrintStream(bytes, true, StandardCharsets.UTF_8), Path.of("scenarios"), file, design);

        String out = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(out.startsWith("Keep 300: with working triggers the wakeup moved 0 of "), out);
        assertTrue(out.contains(WhyWakeup.QUESTION), out);
        assertEquals(
                List.of(
                        "charts/quantiles.png",
                        "charts/quantiles.svg",
                        "charts/waits.png",
                        "charts/waits.svg",
                        "study.json",
                        "summary.csv",
                        "summary.json"),
                files(folder.resolve("why")));
    }
}
