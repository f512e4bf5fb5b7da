package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.scenario.CaseFolder;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;

/** A run is a function of its inputs and its seed: not of the machine, the language, the time zone or what else runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterminismTest {
    private Path inputs;
    private byte[] plain;

    /** Something of everything: kills, a reload, a stop, a slow client, failures, and letters beyond ASCII. */
    @BeforeAll
    void runOnce(@TempDir Path folder) throws IOException, InterruptedException {
        inputs = new Experiment()
                .wakeup("10")
                .masterVerbose()
                .main("minimal_backoff_time = 5")
                .main("queue_run_delay = 5")
                .mail(2, "iğı@good.test")
                .mail(3, "İstanbul@temp.test")
                .mail(4, "日本@slow.test u@good.test v@dead.test")
                .at(6, "postfix reload")
                .sendmail(8, "ü@good.test")
                .at(12.5, "kill qmgr", "SIGKILL")
                .mail(14, "w@good.test")
                .at(16, "trigger qmgr", "connect")
                .at(18, "trigger qmgr", "write W")
                .at(22, "postfix stop")
                .at(25, "start")
                .at(31, "postqueue -f")
                .until(40)
                .write(folder);
        plain = dump();
    }

    private byte[] dump(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), JournalDump.class.getName()));
        command.addAll(List.of(inputs.toString(), "7"));
        Path out = Files.createTempFile("journal", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(out.toFile())
                    .start();
            assertEquals(0, process.waitFor());
            return Files.readAllBytes(out);
        } finally {
            Files.delete(out);
        }
    }

    @Test
    void theDumpTellsOfEverything() {
        String text = new String(plain, StandardCharsets.UTF_8);
        for (String part :
                List.of("日本@slow.test", "ProcessEnded", "MessageDeferred", "qmgr_active_feed", "ScanStarted")) {
            assertTrue(text.contains(part), part);
        }
        assertTrue(text.lines().count() > 1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xint -Duser.language=tr -Duser.country=TR -Duser.timezone=America/New_York",
                "-Duser.language=ja -Duser.timezone=Asia/Tokyo -Dfile.encoding=ISO-8859-1",
                "-Duser.language=ar -Duser.country=EG -Dfile.encoding=UTF-16 -XX:+UseSerialGC"
            })
    void anotherProcessElsewhereTellsTheSameByteForByte(String options) throws IOException, InterruptedException {
        assertArrayEquals(plain, dump(options.split(" ")));
    }

    private Scenario scenario(long seed) {
        try {
            return CaseFolder.read(inputs).scenario().withSeed(seed);
        } catch (InvalidInput e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thisProcessTellsTheSameAndAnotherSeedAnotherStory() {
        String text = new String(plain, StandardCharsets.UTF_8);
        assertEquals(text, JournalDump.of(scenario(7)));
        assertNotEquals(text, JournalDump.of(scenario(8)));
    }

    @Test
    void aRunInTheMiddleOfAnotherDisturbsNeither() {
        // Every 100 facts of one run, a whole other one is made.
        Scenario outer = scenario(7);
        String inner = JournalDump.of(scenario(8));
        Fingerprint alone = new Fingerprint();
        new Simulation(outer, 0).read(alone).run();
        Fingerprint interleaved = new Fingerprint();
        Reader interrupting = new Reader() {
            @Override
            public void read(Fact fact) {
                if (fact.number() % 100 == 0) {
                    assertEquals(inner, JournalDump.of(scenario(8)));
                }
            }
        };
        new Simulation(outer, 0).read(interrupting).read(interleaved).run();
        assertEquals(alone.toString(), interleaved.toString());
    }

    @Test
    void toAskForDetailsChangesNoFact() {
        Fingerprint without = new Fingerprint();
        new Simulation(scenario(7), 0).read(without).run();
        String text = new String(plain, StandardCharsets.UTF_8);
        assertTrue(text.endsWith("\n" + without + "\n"));
    }
}
