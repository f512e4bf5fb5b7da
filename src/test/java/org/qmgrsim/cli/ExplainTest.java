package org.qmgrsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command explain: one message's life on a terminal, and what would have made it faster. */
class ExplainTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private Path scenario;

    /** Wakeups at 100, 200, 300 s: mail at 120 s whose trigger is lost waits 80 s. */
    @BeforeEach
    void aLostTrigger() throws IOException {
        scenario = Files.writeString(folder.resolve("lost.yaml"), """
                duration: 10m
                start: 2024-01-22T12:00:00+00:00
                clock: ideal
                costs: none
                master.cf: "qmgr unix n - n 100 1 qmgr"
                mail: { at: [120s], from: a@example.net, to: b@example.org }
                triggers: { cleanup: { lost: 100% } }
                """);
    }

    @Test
    void thePartsStandBelowEachOtherAndAddUp() {
        Terminal result = Terminal.run("explain", scenario);

        assertEquals(0, result.status(), result.err());
        List<String> lines = result.out().lines().toList();
        assertEquals(
                "A message from <a@example.net> to <b@example.org> came by SMTP at 12:02:00.000. It was delivered, and left",
                lines.get(0));
        assertTrue(lines.contains("12:02:00.000       80.000000 s  trigger lost"), result.out());
        assertEquals("                   80.000000 s  in all", lines.get(lines.size() - 1));
    }

    @Test
    void theSameInJapanese() {
        Terminal result = Terminal.run("explain", scenario, "1", "--lang", "ja");

        assertTrue(result.out().contains("12:02:00.000       80.000000 s  トリガー消失"), result.out());
    }

    /** The same mail again: without the loss it leaves at once; with a wakeup of 20 s at 140 s. */
    @Test
    void eachChangeIsTriedByARun() {
        Terminal result = Terminal.run("explain", scenario, "--faster");

        List<String> lines = result.out().lines().toList();
        assertEquals(
                List.of(
                        "one change, all else alike  in the queue  difference",
                        "triggers={}                 0 s           -80 s (100 %)",
                        "qmgr/unix/wakeup=20         20 s          -60 s (75 %)"),
                lines.subList(lines.size() - 3, lines.size()));
    }

    @Test
    void aSavedRunIsExplainedAsItStands() {
        Terminal run = Terminal.run("run", scenario, "--out", folder.resolve("out"));
        assertEquals(0, run.status(), run.err());

        Terminal result = Terminal.run("explain", folder.resolve("out"), "--faster");

        assertEquals(Terminal.run("explain", scenario, "--faster").out(), result.out());
    }

    @Test
    void whatIsNotThereIsSaid() {
        Terminal result = Terminal.run("explain", scenario, "ABC");

        assertEquals(2, result.status());
        assertTrue(
                result.err()
                        .startsWith(
                                "qmgrsim: error: there is no message \"ABC\" in this run: give a queue ID such as "),
                result.err());
        assertEquals(2, Terminal.run("explain", scenario, "--lang", "de").status());
    }
}
