package org.qmgrsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the pages of the documentation show is what the program prints: every block that is marked {@code console} is run,
 * and what stands below a command line is compared with its output. A line {@code …} stands for any number of lines.
 * {@code -Dgolden.update=true} writes the output into blocks that have no such line; read the difference before you keep
 * it.
 */
class DocumentationTest {
    private static final Path FOLDER = Path.of("src", "docs");
    private static final String PROMPT = "$ ";
    private static final String GAP = "…";
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    /** A command on a page, from its line to the next command or the end of the block. */
    private record Shown(Path page, int line, String command, List<String> output) {
        @Override
        public String toString() {
            return page.getFileName() + ":" + line + " " + command;
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCommandOnAPagePrintsWhatThePageShows() throws IOException {
        List<Shown> all = new ArrayList<>();
        try (Stream<Path> pages = Files.list(FOLDER)) {
            for (Path page : (Iterable<Path>)
                    pages.filter(file -> file.toString().endsWith(".md")).sorted()::iterator) {
                all.addAll(shown(page));
            }
        }
        assertFalse(all.isEmpty());
        if (Boolean.getBoolean("golden.update")) {
            for (Path page : all.stream().map(Shown::page).distinct().toList()) {
                update(
                        page,
                        all.stream().filter(shown -> shown.page.equals(page)).toList());
            }
        }
        return all.stream().map(shown -> DynamicTest.dynamicTest(shown.toString(), () -> check(shown)));
    }

    private static List<Shown> shown(Path page) throws IOException {
        List<Shown> found = new ArrayList<>();
        boolean inside = false;
        int number = 0;
        for (String line : Files.readAllLines(page)) {
            number++;
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith(PROMPT)) {
                found.add(new Shown(page, number, line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (inside) {
                found.get(found.size() - 1).output.add(line);
            }
        }
        return found;
    }

    private static void check(Shown shown) {
        List<String> printed = printed(shown);
        List<String> expected = shown.output;
        if (!expected.contains(GAP)) {
            assertEquals(String.join("\n", expected), String.join("\n", printed), shown::toString);
            return;
        }
        int at = 0;
        boolean gap = false;
        for (String line : expected) {
            if (line.equals(GAP)) {
                gap = true;
                continue;
            }
            int found = gap
                    ? indexOf(printed, line, at)
                    : at < printed.size() && printed.get(at).equals(line) ? at : -1;
            if (found < 0) {
                Assertions.fail(
                        shown + " does not print, in this order:\n" + line + "\nbut\n" + String.join("\n", printed));
            }
            at = found + 1;
            gap = false;
        }
        if (!gap && at != printed.size()) {
            Assertions.fail(shown + " prints more:\n" + String.join("\n", printed.subList(at, printed.size())));
        }
    }

    private static int indexOf(List<String> lines, String line, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).equals(line)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> printed(Shown shown) {
        Terminal result = type(shown.command);
        String text = result.err() + result.out();
        List<String> lines =
                new ArrayList<>(text.lines().map(String::stripTrailing).toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** A command line as in a shell, with quotes but nothing else that a shell does. */
    private static Terminal type(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    words.add(matcher.group(group));
                }
            }
        }
        if (!words.get(0).equals("qmgrsim")) {
            throw new IllegalArgumentException("not a command of this program: " + line);
        }
        return Terminal.run(words.subList(1, words.size()).toArray());
    }

    private static void update(Path page, List<Shown> commands) throws IOException {
        List<String> lines = Files.readAllLines(page);
        for (int i = commands.size() - 1; i >= 0; i--) {
            Shown shown = commands.get(i);
            if (!shown.output.contains(GAP)) {
                List<String> old = lines.subList(shown.line, shown.line + shown.output.size());
                old.clear();
                lines.addAll(shown.line, printed(shown));
                shown.output.clear();
                shown.output.addAll(printed(shown));
            }
        }
        Files.writeString(page, String.join("\n", lines) + "\n");
    }
}
