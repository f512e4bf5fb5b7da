package org.qmgrsim.messages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The page of all messages, in Markdown. */
final class MessagesPage {
    private static final Map<String, String> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put("config", "Files of Postfix");
        ROOMS.put("config.lint", "Settings that do not mean what they look like");
        ROOMS.put("scenario", "Inputs of a run");
        ROOMS.put("scenario.language", "The language of scenarios");
        ROOMS.put("experiment", "Experiments");
        ROOMS.put("cli", "Commands");
    }

    private MessagesPage() {}

    static String of(MessageCatalogue catalogue) {
        Map<String, Map<String, Set<MessageCatalogue.Message>>> rooms = new TreeMap<>();
        catalogue.byClass().forEach((name, messages) -> rooms.computeIfAbsent(roomOf(name), room -> new TreeMap<>())
                .put(name, messages));
        StringBuilder page = new StringBuilder("""
                # Messages

                What qmgrsim says of its inputs. Each message stands behind its place, `file:line:column: error:` or `warning:`, and the
                remedy below it, behind `hint:`. Errors refuse the input (exit code 2; `lint` ends with 1), warnings do not. Where Postfix
                has words for something, these are its words; look for them in its mail log, too. ‹Words in angle quotes› stand for what
                the input holds.

                This page is made from the source code, and a test compares them: `mvn -o test -Dtest=MessagesPageTest
                -Dmessages.update=true` writes it anew.
                """);
        List<String> order = new ArrayList<>(ROOMS.keySet());
        rooms.keySet().stream().filter(room -> !order.contains(room)).forEach(order::add);
        for (String room : order) {
            if (rooms.containsKey(room)) {
                page.append("\n## ").append(ROOMS.getOrDefault(room, room)).append('\n');
                rooms.getOrDefault(room, Map.of())
                        .forEach((name, messages) -> section(catalogue, name, messages, page));
            }
        }
        return page.toString();
    }

    private static String roomOf(String className) {
        return className.substring("org.qmgrsim.".length(), className.lastIndexOf('.'));
    }

    private static void section(
            MessageCatalogue catalogue, String name, Set<MessageCatalogue.Message> messages, StringBuilder page) {
        page.append("\n### ").append(name.substring(name.lastIndexOf('.') + 1)).append("\n\n");
        page.append(firstSentence(catalogue.intro(name)))
                .append("\n\n| | message | what to do, or why |\n| --- | --- | --- |\n");
        Map<Row, Set<String>> rows = new LinkedHashMap<>();
        for (MessageCatalogue.Message message : messages) {
            Row row = new Row(
                    message.severity(), cell(message.hint()), message.hint().isEmpty() ? message.text() : "");
            rows.computeIfAbsent(row, key -> new TreeSet<>()).add(cell(message.text()));
        }
        rows.forEach((row, texts) -> page.append("| ")
                .append(row.severity)
                .append(" | ")
                .append(String.join("<br>", texts))
                .append(" | ")
                .append(row.remedy)
                .append(" |\n"));
    }

    /** Messages with the same remedy share a row; those without one stand alone. */
    private record Row(String severity, String remedy, String alone) {}

    private static String firstSentence(String javadoc) {
        String text = javadoc.replaceAll("\\{@\\w+\\s+([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|")
                .replace("\n", " ")
                .replace("<br>", "\u0000")
                .replace("<", "&lt;")
                .replace("\u0000", "<br>");
    }
}
