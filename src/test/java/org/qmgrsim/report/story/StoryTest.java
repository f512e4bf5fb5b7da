package org.qmgrsim.report.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.journal.saved.JournalWriter;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.saved.SavedJournal;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** The life of a message, told: each wait with its reason and with what ended it. */
class StoryTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private record Run(SavedJournal journal, RunProperties properties) {
        Story story(String message) {
            Integer subject = new MessageFinder(journal).find(message);
            if (subject == null) {
                throw new AssertionError("no message " + message);
            }
            return Story.of(journal, properties, subject);
        }

        List<String> english(Story story) {
            Phrases phrases = new Phrases(Locale.ENGLISH, properties);
            List<String> lines = new ArrayList<>();
            for (Part part : story.parts()) {
                for (Sentence sentence : part.sentences()) {
                    lines.add(part.reason() + ": " + phrases.say(sentence));
                }
            }
            return lines;
        }
    }

    private Run run(Path file, String... sets) throws InvalidInput, IOException {
        Scenario scenario = ScenarioFile.read(file, List.of(sets)).scenario();
        RunProperties properties = new RunProperties(
                scenario.name(),
                scenario.title(),
                "0",
                scenario.version(),
                scenario.seed(),
                scenario.epochCalendarNanos(),
                scenario.zone(),
                ScenarioFile.START_NANOS,
                scenario.endNanos());
        Path journal = folder.resolve("journal");
        try (JournalWriter writer = JournalWriter.create(journal, properties.toMap())) {
            new Simulation(scenario, 0).read(writer).run();
            writer.finish();
        }
        return new Run(SavedJournal.open(journal), properties);
    }

    private Run run(String yaml) throws InvalidInput, IOException {
        return run(Files.writeString(folder.resolve("s.yaml"), yaml));
    }

    private static void assertTold(List<String> lines, String... sentences) {
        for (String sentence : sentences) {
            assertEquals(
                    1,
                    lines.stream().filter(sentence::equals).count(),
                    () -> sentence + "\nis not in\n" + String.join("\n", lines));
        }
    }

    // ---------------------------------------------------------------- single causes, worked by hand

    @Test
    void aLostTriggerIsMadeGoodByTheWakeup() throws Exception {
        // Started at 12:00:00, wakeup 100 s, ideal clock and no costs: wakeups at 12:01:40, 12:03:20. Mail at 12:02:00
        // waits 80 s.
        Run run = run("""
                duration: 10m
                start: 2024-01-22T12:00:00+00:00
                clock: ideal
                costs: none
                master.cf: "qmgr unix n - n 100 1 qmgr"
                mail: { at: [120s], from: a@example.net, to: b@example.org }
                triggers: { cleanup: { lost: 100% } }
                """);
        Story story = run.story("longest");

        assertTold(
                run.english(story),
                "no-trigger: Its trigger was lost at 12:02:00.000, so nobody told qmgr.",
                "no-trigger: The wakeup that master sent at 12:03:20.000 made qmgr scan incoming.");
        Part longest = story.longest();
        assertEquals(Wait.NO_TRIGGER, longest.reason());
        assertEquals(List.of("qmgr/unix/wakeup"), longest.governedBy());
        assertEquals(80 * SECOND, longest.nanos());
    }

    @Test
    void withWakeupZeroNothingEndsTheWait() throws Exception {
        Run run = run("""
                duration: 10m
                costs: none
                master.cf: "qmgr unix n - n 0 1 qmgr"
                mail: { at: [120s], to: b@example.org }
                triggers: { cleanup: { denied: true } }
                """);
        Story story = run.story("1");
        Part last = story.parts().get(story.parts().size() - 1);

        assertFalse(last.ended());
        assertFalse(story.left());
        assertTold(run.english(story), "no-trigger: Nothing made qmgr scan incoming again before the run ended.");
    }

    @Test
    void aFileByHandHasNoTrigger() throws Exception {
        Run run = run("""
                duration: 10m
                start: 2024-01-22T12:00:00+00:00
                clock: ideal
                costs: none
                faults: [{ at: 100s, put: { queue: incoming, to: b@example.org } }]
                """);

        assertTold(
                run.english(run.story("1")),
                "no-trigger: It was put there by hand at 12:01:40.000, and nobody told qmgr.",
                "no-trigger: The wakeup that master sent at 12:05:00.000 made qmgr scan incoming.");
    }

    @Test
    void aFullWindowAndTheParameterThatGovernsIt() throws Exception {
        // Two places, 20 s for each mail: the third mail waits 20 s for a place, of a window that stands at its limit.
        Run run = run("""
                duration: 10m
                costs: none
                main.cf: |
                  smtp_destination_concurrency_limit = 2
                  initial_destination_concurrency = 2
                mail: { at: [100s, 100s, 100s], to: b@slow.example }
                destinations: { slow.example: { after: 20s } }
                """);
        Story story = run.story("longest");

        assertEquals(Wait.AGENT, story.longest().reason());
        assertTold(
                run.english(story),
                "agent: slow.example: 2 of 2 places of its concurrency window were in use for 20 s.");
        assertEquals(
                List.of("smtp_destination_concurrency_limit", "default_destination_concurrency_limit"),
                story.parts().stream()
                        .filter(part -> part.reason() == Wait.AGENT)
                        .findFirst()
                        .orElseThrow()
                        .governedBy());
    }

    @Test
    void transportsCanRunOutOfProcesses() throws Exception {
        Run run = run("""
                duration: 10m
                costs: none
                master.cf: "smtp unix - - n - 1 smtp"
                mail: { at: [100s, 100s], to_one_of: [b@slow.example, c@dull.example] }
                destinations: { "*": { after: 20s } }
                """);

        assertTold(run.english(run.story("longest")), "agent: Transport smtp: 1 of 1 processes were busy for 20 s.");
    }

    @Test
    void aDeferralTellsTheBackOffAndTheScanAfterIt() throws Exception {
        // Mail at 12:02:00 is put off until 12:07:00 less 1 s. Scans of deferred come every 300 s from the start:
        // 12:10:00.
        Run run = run("""
                duration: 20m
                start: 2024-01-22T12:00:00+00:00
                clock: ideal
                costs: none
                mail: { at: [120s], from: a@example.net, to: b@example.org }
                destinations: { example.org: [{ answers: 450 }, { answers: 250, from: 180s }] }
                """);
        List<String> lines = run.english(run.story("1"));

        assertTold(
                lines,
                "backoff: qmgr leaves it alone until 12:06:59.000 (its mtime less 1 s): the least back-off, 5 min.",
                "backoff: From then on it waited 3 min 1 s for a scan of deferred.",
                "backoff: The scan of deferred that qmgr's own timer began at 12:10:00.000 took it.");
    }

    @Test
    void aFlushIsNotTheTimer() throws Exception {
        Run run = run("""
                duration: 20m
                costs: none
                start: 2024-01-22T12:00:00+00:00
                mail: { at: [120s], to: b@example.org }
                destinations: { example.org: [{ answers: 450 }, { answers: 250, from: 180s }] }
                faults: [{ at: 200s, flush: true }]
                """);

        assertTold(
                run.english(run.story("1")),
                "backoff: An operator flushed the queue at 12:03:20.000: that scan of deferred took it.");
    }

    @Test
    void aMissingQmgrIsStartedByTheTrigger() throws Exception {
        Run run = run("""
                duration: 10m
                start: 2024-01-22T12:00:00+00:00
                costs: none
                mail: { at: [120s], to: b@example.org }
                faults: [{ at: 100s, kill: qmgr }]
                """);

        assertTold(
                run.english(run.story("1")),
                "trigger: No qmgr ran. Its trigger made master start one at 12:02:00.000, and that scanned incoming before"
                        + " it listened.");
    }

    // ---------------------------------------------------------------- every message of every scenario

    static Stream<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyPartHasASentenceInBothLanguages(Path scenario) throws Exception {
        Run run = run(scenario, "duration=40m");
        StoryText english = new StoryText(Locale.ENGLISH, run.properties(), true);
        StoryText japanese = new StoryText(Locale.JAPANESE, run.properties(), true);
        MessageFinder finder = new MessageFinder(run.journal());
        for (int number = 1; number <= 40 && finder.find(Integer.toString(number)) != null; number++) {
            Story story = run.story(Integer.toString(number)); // whose parts add up, or it could not be made
            for (Part part : story.parts()) {
                assertFalse(part.sentences().isEmpty(), () -> story.queueIds() + " " + part);
            }
            english.of(story);
            japanese.of(story);
        }
    }
}
