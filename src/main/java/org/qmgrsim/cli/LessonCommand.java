package org.qmgrsim.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.lesson.Examination;
import org.qmgrsim.lesson.Language;
import org.qmgrsim.lesson.Lesson;
import org.qmgrsim.lesson.LessonFile;
import org.qmgrsim.lesson.Observed;
import org.qmgrsim.lesson.Question;
import org.qmgrsim.lesson.Step;
import org.qmgrsim.lesson.Teacher;
import org.qmgrsim.report.Table;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qmgrsim lesson [NAME]}. */
@Command(
        name = "lesson",
        description = {
            "Teaches how the queue behaves: tells something, asks what you expect, runs it, and tells what happened and why.",
            "Without a name it lists the lessons."
        },
        footer = {"", "Example: qmgrsim lesson why-wakeup --lang ja"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class LessonCommand implements Callable<Integer> {
    private static final int MISMATCH = 1;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "a lesson of the list, or a file of your own")
    private @Nullable String name;

    @Option(names = "--lang", paramLabel = "LANG", description = "en or ja (default: en)", defaultValue = "en")
    private String lang;

    @Option(names = "--seed", paramLabel = "N", description = "other luck: a fresh instance of the lesson")
    private @Nullable Long seed;

    @Option(
            names = "--auto",
            description =
                    "answers by itself, checks that each question has one right answer that hinges on what it should,"
                            + " and ends with 1 if not")
    private boolean auto;

    @Override
    public Integer call() throws InvalidInput {
        Language language =
                switch (lang) {
                    case "en" -> Language.EN;
                    case "ja" -> Language.JA;
                    default -> throw new OutputFailed("--lang: found \"" + lang + "\", not en or ja", null);
                };
        Path folder = ShippedScenarios.folder().resolve("lessons");
        if (name == null && !auto) {
            System.out.print(list(folder, language));
            return 0;
        }
        List<Path> files = name == null ? files(folder) : List.of(find(name, folder));
        int faults = 0;
        for (Path file : files) {
            Lesson lesson = LessonFile.read(file);
            if (auto) {
                List<String> found = new Examination(this::run).of(lesson);
                System.out.println(lesson.name() + ": " + (found.isEmpty() ? "holds" : String.join("; ", found)));
                faults += found.size();
            } else {
                play(lesson, language);
            }
        }
        return faults == 0 ? 0 : MISMATCH;
    }

    private Observed run(Step step, List<String> more) throws InvalidInput {
        List<String> sets = new ArrayList<>(step.sets());
        sets.addAll(more);
        Scenario scenario =
                ScenarioFile.read(Objects.requireNonNull(step.scenario()), sets).scenario();
        return Observed.of(seed == null ? scenario : scenario.withSeed(seed));
    }

    // ---------------------------------------------------------------- finding lessons

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new OutputFailed("cannot read " + folder, e);
        }
    }

    private static String plain(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("^[0-9]+-", "").replaceFirst("\\.yaml$", "");
    }

    private static Path find(String name, Path folder) {
        if (name.matches(".*\\.ya?ml")) {
            return Path.of(name);
        }
        List<Path> files = files(folder);
        return files.stream()
                .filter(file -> plain(file).equals(name)
                        || String.valueOf(file.getFileName()).startsWith(name + "-"))
                .findFirst()
                .orElseThrow(() -> {
                    String nearest = Nearest.of(
                            name, files.stream().map(LessonCommand::plain).toList());
                    return new OutputFailed(
                            "there is no lesson \"" + name + "\""
                                    + (nearest == null
                                            ? ": qmgrsim lesson lists them"
                                            : ": did you mean \"" + nearest + "\"?"),
                            null);
                });
    }

    private static String list(Path folder, Language language) throws InvalidInput {
        Table table = Table.ofTexts("lesson", "minutes", "what it is about");
        for (Path file : files(folder)) {
            Lesson lesson = LessonFile.read(file);
            table.row(
                    plain(file),
                    Integer.toString(lesson.minutes()),
                    lesson.title().in(language));
        }
        return table.toString();
    }

    // ---------------------------------------------------------------- on a terminal

    private void play(Lesson lesson, Language language) throws InvalidInput {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Teacher teacher = new Teacher(language, this::run);
        teacher.teach(lesson, new Teacher.Pupil() {
            @Override
            public void hears(String text) {
                System.out.println(text);
                System.out.println();
            }

            @Override
            public @Nullable String answers(Question question, List<String> choices) {
                System.out.println(
                        language == Language.JA
                                ? question.ask().ja()
                                : question.ask().en());
                for (int i = 0; i < choices.size(); i++) {
                    System.out.println("  " + (i + 1) + "  " + choices.get(i));
                }
                System.out.print(teacher.prompt(question) + " ");
                System.out.flush();
                try {
                    String line = in.readLine();
                    System.out.println();
                    return line == null || line.isBlank() ? null : line;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }
}
