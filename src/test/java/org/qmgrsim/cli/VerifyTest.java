package org.qmgrsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of results can be repeated from what it holds; what is not the same is found. */
class VerifyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private Path results = Path.of("");

    @BeforeEach
    void aPlace() {
        results = folder.resolve("r");
    }

    private Path scenario() throws IOException {
        Files.writeString(folder.resolve("main.cf"), "minimal_backoff_time = 60s\n");
        return Files.writeString(folder.resolve("s.yaml"), """
                duration: 5m
                main.cf: { file: main.cf }
                mail: { arrivals: poisson 6/min, to: [bob@example.org, eve@example.com] }
                destinations: { example.com: { answers: 450 } }
                """);
    }

    private Terminal saved(Object... more) throws IOException {
        Object[] words = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("run", scenario(), "--out", results),
                        java.util.stream.Stream.of(more))
                .toArray();
        Terminal run = Terminal.run(words);
        assertEquals(0, run.status(), run.err());
        return run;
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = results.resolve(file);
        String text = Files.readString(path);
        assertTrue(text.contains(from), text);
        Files.writeString(path, text.replace(from, to));
    }

    @Test
    void aRunIsRepeatedFromItsFolderAlone() throws IOException {
        saved("--seed", 3, "--set", "qmgr/unix/wakeup=60");
        Files.delete(folder.resolve("s.yaml"));
        Files.delete(folder.resolve("main.cf"));

        Terminal verified = Terminal.run("verify", results);

        assertEquals(0, verified.status(), verified.out() + verified.err());
        assertTrue(verified.out().contains("the same run"), verified.out());
    }

    @Test
    void soIsAReplayedCase() {
        Terminal.run("replay", "src/test/resources/cases/a4_idle_cond5/inputs", "--out", results);

        assertEquals(0, Terminal.run("verify", results).status());
        assertTrue(Terminal.run("verify", results, "--json").out().contains("\"same\" : true"));
    }

    @Test
    void anotherSeedIsAnotherRunAndTheFirstDifferenceIsTold() throws IOException {
        saved();
        edit("manifest.json", "\"seed\" : 1", "\"seed\" : 2");

        Terminal verified = Terminal.run("verify", results);

        assertEquals(1, verified.status());
        assertTrue(verified.out().contains("the first difference is fact "), verified.out());
        assertTrue(verified.out().contains("saved: 2023-12-31T23:59:59.9"), verified.out());
    }

    @Test
    void withoutAJournalTheFingerprintMustDo() throws IOException {
        saved("--no-journal");
        assertFalse(Files.exists(results.resolve("journal")));
        assertEquals(0, Terminal.run("verify", results).status());
        edit("manifest.json", "\"seed\" : 1", "\"seed\" : 2");

        Terminal verified = Terminal.run("verify", results);

        assertEquals(1, verified.status());
        assertFalse(verified.out().contains("first difference"), verified.out());
    }

    @Test
    void changedInputsAndDamagedJournalsAreNoRuns() throws IOException {
        saved();
        byte[] journal = Files.readAllBytes(results.resolve("journal"));
        journal[2000] ^= 1;
        Files.write(results.resolve("journal"), journal);

        Terminal damaged = Terminal.run("verify", results);
        assertEquals(1, damaged.status());
        assertTrue(damaged.out().contains("is damaged between byte"), damaged.out());

        edit("inputs/main.cf", "60s", "61s");
        Terminal changed = Terminal.run("verify", results);
        assertEquals(1, changed.status());
        assertTrue(changed.out().contains("inputs/main.cf is not as the run left it"), changed.out());
    }

    @Test
    void whatIsNoFolderOfResultsIsBadInput() throws IOException {
        Files.createDirectories(results);
        for (Object wrong : List.of(folder.resolve("missing"), results)) {
            Terminal verified = Terminal.run("verify", wrong);
            assertEquals(2, verified.status());
            assertTrue(verified.err().startsWith("qmgrsim: error: there is no "), verified.err());
        }
    }
}
