package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mail log is a file format: here is what Postfix prints, line by line, and what provokes it. Each file of {@code lines}
 * holds a scenario, and below {@code ===} and the names of programs all that these say, by the second. It runs on an ideal
 * system, so that no line depends on luck. {@code formats.txt} lists the lines that there are.
 *
 * <p>{@code -Dgolden.update=true} writes what the programs say into the files; read the difference before you keep it.
 */
class LogLinesTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/qmgrsim/cases/lines");
    private static final String FORMATS = "formats.txt";
    private static final String RULE = "=== ";

    private record Case(String scenario, List<String> programs, List<String> said) {
        static Case read(Path file) {
            try {
                List<String> lines = Files.readAllLines(file);
                int rule = lines.stream()
                        .map(line -> line.startsWith(RULE))
                        .toList()
                        .indexOf(true);
                return new Case(
                        String.join("\n", lines.subList(0, rule)) + "\n",
                        List.of(lines.get(rule).substring(RULE.length()).split(" ")),
                        lines.subList(rule + 1, lines.size()));
            } catch (IOException e) {
                throw new IllegalStateException("cannot read " + file, e);
            }
        }

        void write(Path file, List<String> actual) throws IOException {
            List<String> lines = new ArrayList<>(actual);
            lines.add(0, scenario + RULE + String.join(" ", programs));
            Files.writeString(file, String.join("\n", lines) + "\n");
        }

        List<String> run() {
            ScenarioRun run = ScenarioRun.ideal(scenario);
            List<String> lines = new ArrayList<>(Words.of(run.log(), programs.toArray(String[]::new)));
            if (programs.contains("printed")) {
                lines.addAll(run.printed());
            }
            return lines;
        }
    }

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith(FORMATS)).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theProgramsSayThisAndNothingElse(Path file) throws IOException {
        Case one = Case.read(file);
        List<String> actual = one.run();
        if (Boolean.getBoolean("golden.update")) {
            one.write(file, actual);
            return;
        }
        assertEquals(String.join("\n", one.said()), String.join("\n", actual));
    }

    @Test
    void thereIsAnExperimentForEveryLine() throws IOException {
        List<String> said = cases().flatMap(file -> Case.read(file).said().stream())
                .map(line -> line.replaceFirst("^\\S+ (?=\\S+: )", ""))
                .toList();
        List<String> missing = Files.readAllLines(FOLDER.resolve(FORMATS)).stream()
                .filter(format -> !format.isBlank() && !format.startsWith("#"))
                .filter(format -> {
                    Pattern pattern = pattern(format);
                    return said.stream().noneMatch(line -> pattern.matcher(line).matches());
                })
                .toList();
        assertTrue(missing.isEmpty(), () -> "no experiment makes a program say:\n" + String.join("\n", missing));
    }

    /** In a format N is a number, ID a queue ID, and … some text; all else stands for itself. */
    private static Pattern pattern(String format) {
        StringBuilder regex = new StringBuilder();
        for (String word : format.split("(?<=\\bN\\b|\\bID\\b|…)|(?=\\bN\\b|\\bID\\b|…)")) {
            regex.append(
                    switch (word) {
                        case "N" -> "-?[0-9.]+";
                        case "ID" -> "[A-Z]";
                        case "…" -> ".+";
                        default -> Pattern.quote(word);
                    });
        }
        return Pattern.compile(regex.toString());
    }
}
