package org.qmgrsim.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.ScenarioFile;

/** The shipped lessons, taught and examined; and lessons that have a mistake. */
class LessonsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    static Stream<Path> lessons() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scenarios", "lessons"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    private static Observed run(Step step, List<String> more, long seed) throws InvalidInput {
        List<String> sets = new ArrayList<>(step.sets());
        sets.addAll(more);
        return Observed.of(ScenarioFile.read(Objects.requireNonNull(step.scenario()), sets)
                .scenario()
                .withSeed(seed));
    }

    // ---------------------------------------------------------------- the shipped ones

    /** One right answer by the run, whatever the luck; and another one with the setting on which the question hinges. */
    @ParameterizedTest
    @MethodSource("lessons")
    void eachQuestionHasOneAnswerThatHingesOnItsParameter(Path file) throws InvalidInput {
        Lesson lesson = LessonFile.read(file);
        for (long seed = 1; seed <= 3; seed++) {
            long luck = seed;
            assertEquals(List.of(), new Examination((step, more) -> run(step, more, luck)).of(lesson));
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everythingIsSaidInBothLanguagesAndShortly(Path file) throws InvalidInput {
        Lesson lesson = LessonFile.read(file);
        List<Words> all = new ArrayList<>(List.of(lesson.title(), lesson.about()));
        for (Step step : lesson.steps()) {
            all.add(step.text());
            assertTrue(step.text().en().split("\\s+").length <= 60, step.text().en());
            if (step.after() != null) {
                all.add(step.after());
            }
            if (step.question() instanceof Question.Choice choice) {
                choice.options().forEach(option -> {
                    all.add(option.text());
                    if (option.because() != null) {
                        all.add(option.because());
                    }
                });
            }
        }
        for (Words words : all) {
            assertTrue(
                    words.ja().codePoints().anyMatch(letter -> letter > 0x3000)
                            || words.ja().matches("[a-d]|.*: .*"),
                    words.ja());
            assertTrue(words.en().codePoints().allMatch(letter -> letter < 0x3000), words.en());
        }
    }

    // ---------------------------------------------------------------- being taught

    private static final class Typist implements Teacher.Pupil {
        private final List<String> heard = new ArrayList<>();
        private final Deque<String> types;

        Typist(String... types) {
            this.types = new ArrayDeque<>(Arrays.asList(types));
        }

        @Override
        public void hears(String text) {
            heard.add(text);
        }

        @Override
        public @Nullable String answers(Question question, List<String> choices) {
            String next = types.poll();
            return next == null || next.isEmpty() ? null : next;
        }
    }

    /**
     * Wakeups at 60, 120, 180 s, the mail at 130 s: 50 s. Whoever believes that the deferred scan looks into incoming is told
     * that it does not.
     */
    @Test
    void aPupilIsToldWhatTheRunSaysAndWhyHeIsWrong() throws InvalidInput {
        Lesson lesson = LessonFile.read(Path.of("scenarios", "lessons", "01-why-wakeup.yaml"));
        Typist pupil = new Typist("1", "2", "50", "", "1");
        Teacher.Score score = new Teacher(Language.EN, (step, more) -> run(step, more, 1)).teach(lesson, pupil);

        assertEquals(new Teacher.Score(4, 3), score);
        assertTrue(pupil.heard.contains("Yes. You: within a second. The run: within a second."));
        assertTrue(pupil.heard.contains("No. You: the scan of the deferred queue. The run: the wakeup of qmgr."));
        assertTrue(pupil.heard.contains(
                "The deferred scan has a clock of its own in qmgr and does not look into incoming."));
        assertTrue(pupil.heard.contains("Yes. You: 50. The run: 50.1 s."), pupil.heard.toString());
        assertTrue(pupil.heard.contains("The run: it lies in incoming."));
    }

    @Test
    void theFrameSaysTheSameInBothLanguages() {
        ResourceBundle english = Teacher.bundle(Language.EN);
        ResourceBundle japanese = Teacher.bundle(Language.JA);

        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(japanese.keySet()));
    }

    // ---------------------------------------------------------------- mistakes of authors

    private String mistakes(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("l.yaml"), yaml);
        InvalidInput wrong = assertThrows(InvalidInput.class, () -> LessonFile.read(file));
        return String.join("\n", wrong.problems().stream().map(Object::toString).toList())
                .replace(folder.toString(), "F");
    }

    @Test
    void mistakesHaveTheirPlace() throws IOException {
        assertEquals("""
                F/l.yaml:4:5: error: there is nothing to run
                  hint: name a scenario in this step, or in one before it
                F/l.yaml:5:21: error: found "speed 1", which is no measure
                  hint: such as active 1, mover 1, attempts 1, attempt 2 of 1, waits agent of 1, longest active, lines REGEX or time REGEX
                F/l.yaml:6:12: error: {wat} stands for no value
                  hint: give it under values
                F/l.yaml:7:68: error: an option that is never right, or right in two ways
                  hint: give is, or least and below""", mistakes("""
                        title: { en: a, ja: あ }
                        about: { en: a, ja: あ }
                        steps:
                          - text: { en: a, ja: あ }
                            values: { wait: speed 1 }
                            after: { en: "{wat}", ja: あ }
                            predict: { ask: { en: a, ja: あ }, measure: active 1, options: [{ text: { en: a, ja: あ } }] }
                        """));
    }

    @Test
    void aQuestionWithTwoRightAnswersDoesNotHold() throws Exception {
        Files.writeString(folder.resolve("s.yaml"), "duration: 2m\nmail: { at: [9s], to: a@b.example }\n");
        Path file = Files.writeString(folder.resolve("l.yaml"), """
                title: { en: a, ja: あ }
                about: { en: a, ja: あ }
                steps:
                  - text: { en: a, ja: あ }
                    scenario: s.yaml
                    predict:
                      ask: { en: a, ja: あ }
                      measure: active 1
                      options: [{ text: { en: a, ja: あ }, below: 5 }, { text: { en: b, ja: い }, below: 9 }]
                  - text: { en: a, ja: あ }
                    predict:
                      ask: { en: a, ja: あ }
                      measure: mover 1
                      options: [{ text: { en: a, ja: あ }, is: its own trigger }, { text: { en: b, ja: い }, is: nothing }]
                      hinges_on: qmgr/unix/wakeup=7
                """);
        List<String> faults = new Examination((step, more) -> run(step, more, 1)).of(LessonFile.read(file));

        assertEquals(2, faults.size(), faults.toString());
        assertTrue(faults.get(0).startsWith("step 1: 2 options are right for "), faults.toString());
        assertEquals("step 2: the answer 1 is the same with qmgr/unix/wakeup=7", faults.get(1));
    }
}
