package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Problem;
import org.qmgrsim.report.MailLog;

/** The page on case folders says what the program does. */
class CaseFolderPageTest {
    private static final Path PAGE = Path.of("src", "docs", "case-folders.md");
    private static final Pattern FILE = Pattern.compile("`([a-z.]+)`\n\n```\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern RESULT = Pattern.compile("shortened:\n\n```\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile("T(\\S{8})\\S* \\S+ postfix/(\\w+)\\[.*status=(\\w+)");

    @TempDir
    private Path folder;

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    /** The rows of the table in a section, as cells. */
    private static List<String[]> table(String section) throws IOException {
        String text = page();
        text = text.substring(text.indexOf("\n## " + section + "\n") + 1);
        int end = text.indexOf("\n## ", 1);
        List<String[]> rows = new ArrayList<>();
        for (String line : (end < 0 ? text : text.substring(0, end)).lines().toList()) {
            if (line.startsWith("| ") && !line.startsWith("| ---")) {
                rows.add(line.substring(2).split(" \\| "));
            }
        }
        return rows.subList(1, rows.size());
    }

    private static List<String> quoted(String cell) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("`([^`]+)`").matcher(cell);
        while (word.find()) {
            words.add(word.group(1));
        }
        return words;
    }

    @Test
    void theExampleGivesTheResultThatIsShown() throws IOException, InvalidInput {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher file = FILE.matcher(page());
        while (file.find()) {
            files.put(file.group(1), file.group(2));
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
        assertEquals(4, files.size());
        Loaded loaded = CaseFolder.read(folder);
        assertEquals(List.of(), loaded.warnings());
        Scenario scenario = loaded.scenario();
        StringBuilder log = new StringBuilder();
        Simulation simulation = new Simulation(scenario, 0);
        simulation
                .journal()
                .subscribeToDetails(
                        new MailLog(log, scenario.epochCalendarNanos(), scenario.zone(), scenario.hostName(), false));
        simulation.run();
        StringBuilder statuses = new StringBuilder();
        Matcher status = STATUS.matcher(log);
        while (status.find()) {
            statuses.append(status.group(1) + " " + status.group(2) + " " + status.group(3) + "\n");
        }
        Matcher result = RESULT.matcher(page());
        assertTrue(result.find());
        assertEquals(result.group(1), statuses.toString());
    }

    @Test
    void allKeysAreNamed() throws IOException {
        List<String> keys = new ArrayList<>();
        for (String[] row : table("case.json")) {
            keys.addAll(quoted(row[0]));
        }
        assertEquals(
                CaseFacts.KEYS.stream().sorted().toList(),
                keys.stream().sorted().toList());
    }

    @Test
    void everyActionOnThePageIsOne() throws IOException {
        Files.writeString(folder.resolve("case.json"), "{\"end_s\": 60}");
        StringBuilder rows = new StringBuilder("t_s,action,argument\n");
        int count = 0;
        for (String[] row : table("actions.csv")) {
            for (String action : quoted(row[0])) {
                String argument = quoted(row[1]).stream().findFirst().orElse("");
                rows.append("1,").append(action).append(",\"").append(argument).append("\"\n");
                count++;
            }
        }
        assertTrue(count > 20);
        Files.writeString(folder.resolve("actions.csv"), rows.toString());
        List<String> problems;
        try {
            problems = CaseFolder.read(folder).warnings().stream()
                    .map(Problem::toString)
                    .toList();
        } catch (InvalidInput e) {
            problems = e.problems().stream().map(Problem::toString).toList();
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void everyBehaviourOnThePageIsOne() throws IOException {
        Files.writeString(folder.resolve("case.json"), "{\"end_s\": 60}");
        for (String[] row : table("destinations.csv")) {
            if (row[0].equals("`behaviour`")) {
                StringBuilder hosts = new StringBuilder("t_s,domain,transport,nexthop,behaviour,delay_s\n");
                quoted(row[1]).forEach(behaviour -> hosts.append("0,a.test,smtp,,")
                        .append(behaviour)
                        .append(",1\n"));
                Files.writeString(folder.resolve("destinations.csv"), hosts.toString());
            }
        }
        try {
            assertEquals(5, CaseFolder.read(folder).scenario().destinations().size());
        } catch (InvalidInput e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }
}
