package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a log, line by line: the second, the program and the exact text, in which queue IDs are letters in the order of
 * their first appearance, and the addresses of remote hosts are left out.
 */
final class Words {
    private static final Pattern QUEUE_ID = Pattern.compile("(?<![\\w.@])[0-9A-F]{11,15}(?![\\w.@])");
    private static final Pattern ADDRESS = Pattern.compile("\\[(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+\\]");

    private final PostfixLog log;
    private final Map<String, String> letters = new LinkedHashMap<>();

    private Words(PostfixLog log) {
        this.log = log;
    }

    /** All lines of these programs, or, without any, of all. */
    static List<String> of(Course course, String... programs) {
        return of(course.log(), programs);
    }

    static List<String> of(PostfixLog log, String... programs) {
        Words words = new Words(log);
        List<String> wanted = List.of(programs);
        return words.log.rows().stream()
                .map(row -> Map.entry(row.line().program(), words.line(row)))
                .filter(line -> wanted.isEmpty() || wanted.contains(line.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** That the programs said this, and nothing else. */
    static void assertSaid(String expected, Course course, String... programs) {
        assertEquals(expected.stripTrailing(), String.join("\n", of(course, programs)));
    }

    private String line(PostfixLog.Row row) {
        String text = ADDRESS.matcher(row.line().text()).replaceAll("");
        Matcher ids = QUEUE_ID.matcher(text);
        String plain = ids.replaceAll(
                id -> letters.computeIfAbsent(id.group(), any -> Character.toString('A' + letters.size())));
        return String.format(
                Locale.ROOT, "%s %s: %s", seconds(row.at()), row.line().program(), plain);
    }

    private static String seconds(double at) {
        return at == Math.rint(at) ? Long.toString(Math.round(at)) : String.format(Locale.ROOT, "%.1f", at);
    }
}
