package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.agents.remote.Always;
import org.qmgrsim.agents.remote.Answer;
import org.qmgrsim.agents.remote.ConnectionLimit;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Settings;
import org.qmgrsim.scenario.load.TimetableSource;

/** What a file says itself goes over what it includes; each value keeps its place in its own file. */
class IncludesTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("x").getParent());
        Files.writeString(file, text);
    }

    private Loaded read(String... sets) throws InvalidInput {
        return ScenarioFile.read(folder.resolve("x.yaml"), List.of(sets));
    }

    private String refusal() {
        return String.valueOf(assertThrows(InvalidInput.class, this::read).getMessage())
                .replace(folder.toString(), "F");
    }

    private static Settings settings(Scenario scenario) {
        return Settings.of(scenario.files().main(), scenario.files().master());
    }

    private static List<Long> mailAt(Scenario scenario) {
        return scenario.sources().stream()
                .map(source -> (((TimetableSource) source).timesNanos().get(0) - ScenarioFile.START_NANOS) / SECOND)
                .toList();
    }

    @Test
    void theFileGoesOverItsIncludesAndTheLaterOverTheEarlier() throws Exception {
        write("x.yaml", """
                include: [a.yaml, b.yaml]
                seed: 3
                main.cf: "minimal_backoff_time = 3s"
                mail: { at: [3s], to: a@x.example }
                destinations: { x.example: { connections: 3 } }
                triggers: { cleanup: { denied: true } }
                faults: { at: 3s, reload: true }
                """);
        write("a.yaml", """
                duration: 1h
                seed: 1
                title: From a
                host: a
                main.cf: |
                  minimal_backoff_time = 1s
                  maximal_backoff_time = 1000s
                  queue_run_delay = 1s
                master.cf: |
                  qmgr unix n - n 60 1 qmgr
                mail: { at: [1s], to: a@x.example }
                destinations: { x.example: { answers: 450, connections: 1 } }
                triggers: { cleanup: { lost: 10% }, postdrop: { lost: 20% } }
                faults: { at: 1s, reload: true }
                """);
        write("b.yaml", """
                host: b
                main.cf: "queue_run_delay = 2s"
                mail: [{ at: [2s], to: a@x.example }]
                faults:
                """);
        Scenario scenario = read().scenario();

        assertEquals(3, scenario.seed());
        assertEquals("From a", scenario.title());
        assertEquals("b", scenario.hostName());
        assertEquals(3, settings(scenario).seconds("minimal_backoff_time"));
        assertEquals(1000, settings(scenario).seconds("maximal_backoff_time"));
        assertEquals(2, settings(scenario).seconds("queue_run_delay"));
        assertEquals(
                60,
                scenario.files().master().rows().stream()
                        .filter(row -> row.name().equals("qmgr"))
                        .findFirst()
                        .orElseThrow()
                        .wakeupSeconds());
        assertEquals(List.of(1L, 2L, 3L), mailAt(scenario));
        assertEquals(2, scenario.actions().size());
        DestinationChange destination = scenario.destinations().get(0);
        ConnectionLimit limit = destination.behaviour().limit();
        assertNotNull(limit);
        assertEquals(3, limit.atMost());
        assertEquals(
                List.of(new Always(Stage.RCPT, Answer.reply("450 4.2.0 try again"))),
                destination.behaviour().traits());
        // Only one of lost and denied can hold, and the file said denied.
        assertEquals(
                List.of("cleanup DENIED", "sendmail LOST"),
                scenario.triggerFaults().stream()
                        .map(fault -> fault.sender() + " " + fault.loss())
                        .toList());
    }

    @Test
    void settingsGoOverIncludes() throws Exception {
        write("x.yaml", "include: parts/a.yaml\nduration: 1h\n");
        write("parts/a.yaml", "seed: 1\nmail: { at: [1s], to: a@x.example }\n");
        Scenario scenario = read("seed=5", "mail.0.at.0=9s").scenario();

        assertEquals(5, scenario.seed());
        assertEquals(List.of(9L), mailAt(scenario));
    }

    @Test
    void partsCanBeTakenOrLeft() throws Exception {
        write("x.yaml", """
                include:
                  - { file: a.yaml, without: [mail, seed] }
                  - { file: b.yaml, only: mail }
                duration: 1h
                """);
        write("a.yaml", "host: a\nseed: 7\nmail: { at: [1s], to: a@x.example }\n");
        write("b.yaml", "host: b\nmail: { at: [2s], to: a@x.example }\n");
        Scenario scenario = read().scenario();

        assertEquals("a", scenario.hostName());
        assertEquals(1, scenario.seed());
        assertEquals(List.of(2L), mailAt(scenario));
    }

    @Test
    void pathsAreRelativeToTheFileInWhichTheyStand() throws Exception {
        write("x.yaml", "include: parts/a.yaml\nduration: 1h\n");
        write("parts/a.yaml", "include: deeper/b.yaml\nmain.cf: { file: main.cf }\n");
        write("parts/main.cf", "queue_run_delay = 7s\n");
        write("parts/deeper/b.yaml", "host: b\n");
        Loaded loaded = read();

        assertEquals(7, settings(loaded.scenario()).seconds("queue_run_delay"));
        assertEquals("b", loaded.scenario().hostName());
        assertEquals(
                List.of("x.yaml", "parts/a.yaml", "parts/deeper/b.yaml", "parts/main.cf"),
                loaded.inputs().keySet().stream()
                        .map(name -> name.substring(folder.toString().length() + 1))
                        .toList());
    }

    @Test
    void aFileThatIsReachedTwiceCountsOnce() throws Exception {
        write("x.yaml", "include: [a.yaml, b.yaml]\nduration: 1h\n");
        write("a.yaml", "include: c.yaml\n");
        write("b.yaml", "include: c.yaml\n");
        write("c.yaml", "mail: { at: [1s], to: a@x.example }\n");

        assertEquals(List.of(1L), mailAt(read().scenario()));
    }

    @Test
    void circlesAreToldWithTheirWay() throws Exception {
        write("x.yaml", "duration: 1h\ninclude: a.yaml\n");
        write("a.yaml", "include: [b.yaml]\n");
        write("b.yaml", "\ninclude: { file: a.yaml }\n");

        assertEquals("""
                F/b.yaml:2:18: error: an include goes round in a circle
                  hint: F/a.yaml includes F/b.yaml includes F/a.yaml""", refusal());

        write("x.yaml", "duration: 1h\ninclude: ./x.yaml\n");
        assertEquals("""
                F/x.yaml:2:10: error: an include goes round in a circle
                  hint: F/x.yaml includes F/x.yaml""", refusal());
    }

    @Test
    void everyProblemIsToldInItsOwnFileAndOnce() throws Exception {
        write("x.yaml", """
                include: [a.yaml, other.yaml, { file: b.yaml, only: [mial] }]
                seed: x
                """);
        write("a.yaml", """
                format: 2
                sed: 1
                seed: y
                main.cf: |
                  queue_run_dely = 3s
                mail:
                  - { at: [1s] }
                """);
        write("b.yaml", "seed: 1\n");

        assertEquals("""
                F/a.yaml:1:9: error: format: found "2", not 1
                  hint: this program reads format 1 only; a newer one may read this file
                F/a.yaml:2:1: error: unknown key "sed"
                  hint: did you mean "seed"?
                F/a.yaml:3:7: error: seed: found "y", not a whole number
                  hint: write a whole number
                F/a.yaml:5:3: error: unknown parameter "queue_run_dely"
                  hint: did you mean "queue_run_delay" (default 300s)?
                F/a.yaml:7:5: error: missing key "to" of an entry of mail
                  hint: such as to: bob@example.org
                F/x.yaml:1:1: error: missing key "duration" of a scenario
                  hint: such as duration: 6h
                F/x.yaml:1:19: error: there is no file "F/other.yaml"
                  hint: paths in a scenario are relative to the file in which they stand
                F/x.yaml:1:54: error: only: found "mial", not title, duration, seed, start, postfix, clock, costs, queue_fs, \
                host, allow_bad_config, main.cf, master.cf, tables, mail, disk, profiles, files, destinations, hosts, triggers, master or faults
                  hint: did you mean "mail"?
                F/x.yaml:2:7: error: seed: found "x", not a whole number
                  hint: write a whole number""", refusal());
    }

    @Test
    void blocksInAListGoOneOverTheOther() throws Exception {
        write("x.yaml", """
                duration: 1h
                main.cf:
                  - { file: main.cf }
                  - queue_run_delay = 9s
                """);
        write("main.cf", "queue_run_delay = 7s\nmax_use = x\n");

        assertEquals("""
                F/main.cf:2:11: error: bad numerical configuration: max_use = x
                  hint: write digits only, at least 1""", refusal());

        write("main.cf", "queue_run_delay = 7s\nmax_use = 11\n");
        Settings settings = settings(read().scenario());
        assertEquals(9, settings.seconds("queue_run_delay"));
        assertEquals(11, settings.number("max_use"));
    }
}
