package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of {@code key value} lines, as {@code texthash:} reads it, or of {@code inline:} pairs. Keys are full
 * addresses, domains, {@code .parent} domains, or {@code *}; values {@code transport:nexthop}, where either may be
 * empty. Of duplicate keys the first holds.
 *
 * @see "Postfix src/util/dict_thash.c, dict_inline.c"
 */
public final class TransportTable {
    /** No key of a table is empty. */
    private static final String EVERY_KEY = "";

    private final Map<String, String> values;
    private final List<Problem> problems;
    private final List<String> patterns;

    private TransportTable(Map<String, String> values, List<String> patterns, List<Problem> problems) {
        this.values = values;
        this.patterns = List.copyOf(patterns);
        this.problems = List.copyOf(problems);
    }

    /** Reads a file of its own. */
    public static TransportTable parse(String text, String fileName) {
        return parse(text, Position.startOf(fileName));
    }

    /**
     * Reads a text that stands inside another one.
     *
     * @param start place of the text's first character; every line of the text begins in that column
     */
    public static TransportTable parse(String text, Position start) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<String> patterns = new ArrayList<>();
        for (LogicalLine line : LogicalLine.read(text, start, problems)) {
            Text.tokens(line.text(), 0, true).forEach(token -> patterns.add(token.text()));
            int end = keyEnd(line.text());
            String value = end < 0 ? "" : Text.trim(line.text().substring(end));
            if (end < 0) {
                problems.add(Problem.warning(
                        line.at(0), "unbalanced '\"' in '" + line.text() + "' -- ignoring this line", null));
            } else if (value.isEmpty()) {
                problems.add(Problem.warning(
                        line.at(0),
                        "expected format: key whitespace value -- ignoring this line",
                        "write example.org smtp:[192.0.2.1]:25"));
            } else {
                put(values, line.text().substring(0, end), value, line, problems);
            }
        }
        return new TransportTable(values, patterns, problems);
    }

    private static void put(
            Map<String, String> values, String key, String value, LogicalLine line, List<Problem> problems) {
        if (key.endsWith(":")) {
            problems.add(Problem.warning(
                    line.at(0), "record is in \"key: value\" format; is this an alias file?", "leave the colon out"));
        }
        if (values.putIfAbsent(key.toLowerCase(Locale.ROOT), value) != null) {
            problems.add(Problem.warning(
                    line.at(0), "duplicate entry: \"" + key + "\"", "the first one holds; remove this line"));
        }
    }

    /** Offset of the first blank outside quotes; -1 if the quotes are not closed. */
    private static int keyEnd(String text) {
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (Text.isBlank(c) && !quoted) {
                return at;
            }
        }
        return quoted ? -1 : text.length();
    }

    /**
     * Reads the pairs of an {@code inline:} table.
     *
     * @param braced what follows the colon: <code>{ key=value, { key = value } }</code>
     * @return null if it is no such list
     */
    static @Nullable TransportTable inline(String braced) {
        int length = Text.balanced(braced, 0);
        if (length < 2 || length != braced.length()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Text.Token pair : Text.tokens(braced.substring(1, length - 1), 0, true)) {
            boolean wrapped = pair.text().startsWith("{")
                    && Text.balanced(pair.text(), 0) == pair.text().length();
            String text = wrapped ? pair.text().substring(1, pair.text().length() - 1) : pair.text();
            try {
                Assignment.Parts parts = Assignment.split(text);
                values.put(parts.name().toLowerCase(Locale.ROOT), parts.value());
            } catch (Assignment.Malformed malformed) {
                return null;
            }
        }
        return values.isEmpty() ? null : new TransportTable(values, List.of(), List.of());
    }

    /** The value of a key, upper and lower case being alike; null if there is none. */
    public @Nullable String find(String key) {
        String value = values.get(key.toLowerCase(Locale.ROOT));
        return value != null ? value : values.get(EVERY_KEY);
    }

    /** A {@code static:} table, which has this value for every key. */
    static TransportTable constant(String value) {
        return new TransportTable(Map.of(EVERY_KEY, value), List.of(), List.of());
    }

    /** Keys in lower case, in the order of the table. */
    public List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Its words, if it is no table but a file with the elements of a list: {@code relay_domains = /etc/postfix/relay}. */
    List<String> patterns() {
        return patterns;
    }

    /** The lines that Postfix would ignore or wonder at. */
    public List<Problem> problems() {
        return problems;
    }
}
