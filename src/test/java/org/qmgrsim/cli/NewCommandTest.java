package org.qmgrsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.Loaded;
import org.qmgrsim.scenario.ScenarioFile;
import picocli.CommandLine;

/** A new scenario runs as it is, and with everything in it that is offered. */
class NewCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private record Result(int status, String out, String err) {}

    private Result run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int status = line.execute(texts);
        return new Result(status, plain(out), plain(err));
    }

    private String plain(StringWriter text) {
        return text.toString().replace(folder.toString(), "F").strip();
    }

    @Test
    void itRunsAsItIs() throws InvalidInput {
        Result result = run("new", folder.resolve("my-office"));
        Loaded loaded = ScenarioFile.read(folder.resolve("my-office.yaml"), List.of());

        assertEquals(
                new Result(0, "written: F/my-office.yaml\nedit it, then: qmgrsim run F/my-office.yaml", ""), result);
        assertEquals(List.of(), loaded.warnings());
        assertEquals("my-office", loaded.scenario().title());
        assertEquals(1, loaded.scenario().sources().size());
    }

    @Test
    void itRunsWithEveryKeyThatItOffers() throws IOException, InvalidInput {
        run("new", folder.resolve("all.yaml"));
        String text = Files.readString(folder.resolve("all.yaml"));
        String all = text.replaceAll("(?m)^#(?=[^ #\\n]|  [^ ])", "");
        Files.writeString(folder.resolve("office.yaml"), "host: other\n");
        Files.writeString(folder.resolve("all.yaml"), all);
        Loaded loaded = ScenarioFile.read(folder.resolve("all.yaml"), List.of());

        assertEquals(List.of(), loaded.warnings());
        assertEquals(0.0, loaded.scenario().costFactor());
        assertFalse(loaded.scenario().actions().isEmpty());
    }

    @Test
    void anExistingFileIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "duration: 1h\n");

        assertEquals(
                new Result(
                        2,
                        "",
                        "F/x.yaml:0:0: error: the file exists\n  hint: choose another name, or move the file away"),
                run("new", file));
        assertEquals("duration: 1h\n", Files.readString(file));
        assertEquals(
                "F/a/b.yaml:0:0: error: there is no folder \"F/a\"\n  hint: make it, or choose another place",
                run("new", folder.resolve("a/b")).err());
    }

    @Test
    void aCopyOfAShippedScenarioIsTheSameScenario() throws IOException, InvalidInput {
        Path copy = folder.resolve("copy.yaml");
        assertEquals(0, run("new", copy, "--from", "seed-log").status());

        assertEquals(
                ScenarioFile.read(Path.of("scenarios/seed-log.yaml"), List.of())
                        .scenario()
                        .sources(),
                ScenarioFile.read(copy, List.of()).scenario().sources());
        String first = Files.readString(copy).lines().findFirst().orElseThrow();
        assertTrue(first.startsWith("# yaml-language-server: $schema=../"), first);
        assertTrue(Files.exists(folder.resolve(first.substring(first.indexOf('=') + 1))), first);
        assertEquals(
                "--from:0:0: error: there is no scenario \"sed-log\"\n  hint: did you mean \"seed-log\"?",
                run("new", folder.resolve("y"), "--from", "sed-log").err());
    }

    @Test
    void aCopyThatDoesNotFindItsFilesIsNotWritten() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.writeString(folder.resolve("a/main.cf"), "");
        Files.writeString(folder.resolve("a/x.yaml"), "duration: 1h\nmain.cf: { file: main.cf }\n");
        Result result = run("new", folder.resolve("y"), "--from", folder.resolve("a/x.yaml"));

        assertEquals(2, result.status());
        assertEquals(
                "F/y.yaml:2:18: error: there is no file \"F/main.cf\"\n"
                        + "  hint: paths in a scenario are relative to the file in which they stand",
                result.err());
        assertFalse(Files.exists(folder.resolve("y.yaml")));
    }
}
