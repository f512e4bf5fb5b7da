package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scenario to begin with: every key of the language, most of them behind a {@code #}. */
final class Template {
    private static final Set<String> ACTIVE = Set.of("format", "title", "duration", "mail", "destinations");
    private static final int WIDTH = 118;
    private static final Pattern ONE_NAME = Pattern.compile("\\{ ([^:{}]+): (\\{[^{}]*\\}) \\}");

    private final StringBuilder text = new StringBuilder();

    private Template() {}

    /**
     * The text.
     *
     * @param title of the scenario
     * @param schema path of the JSON Schema as seen from the file; empty for none
     */
    static String text(String title, String schema) {
        Template template = new Template();
        template.head(schema);
        for (Key key : Language.SCENARIO.keys()) {
            template.key(key, key.name().equals("title") ? quoted(title) : key.example());
        }
        return template.text.toString();
    }

    private void head(String schema) {
        if (!schema.isEmpty()) {
            text.append("# yaml-language-server: $schema=").append(schema).append("\n#\n");
        }
        prose("Watch ... (say here what is to be seen in this run, and what to change to see something else).");
        text.append("#\n");
        prose(
                "This is a whole scenario: qmgrsim run runs it as it is. All keys that there are stand below; remove the # before one"
                        + " to use it, and change its value. Times count from the start of Postfix; a duration is a number and one of us"
                        + " ms s m h d w. The reference is src/docs/scenarios.md.");
    }

    private void key(Key key, String value) {
        text.append('\n');
        prose(key.meaning() + (missing(key).isEmpty() ? "" : " Without it: " + missing(key) + "."));
        List<Shape.Table> parts = new ArrayList<>();
        collect(key.shape(), parts);
        for (Shape.Table part : parts) {
            prose("Keys of " + part.title() + ":");
            int width = part.names().stream().mapToInt(String::length).max().orElse(0);
            for (Key inner : part.keys()) {
                String example = inner.example().replaceFirst("\\|\\n +", "| and below it ");
                text.append("#   ")
                        .append(inner.name())
                        .append(" ".repeat(width - inner.name().length()))
                        .append("  such as ")
                        .append(example)
                        .append('\n');
            }
        }
        String mark = ACTIVE.contains(key.name()) ? "" : "#";
        (key.name() + ":" + inLines(value))
                .lines()
                .forEach(line -> text.append(mark).append(line).append('\n'));
    }

    /** A list of mappings, or a mapping of mappings, has a line for each: more are to be added. */
    private static String inLines(String value) {
        if (value.startsWith("[{") && value.endsWith("}]")) {
            return "\n  - " + value.substring(1, value.length() - 1);
        }
        Matcher names = ONE_NAME.matcher(value);
        return names.matches() ? "\n  " + names.group(1) + ": " + names.group(2) : " " + value;
    }

    private static String missing(Key key) {
        String byDefault = key.byDefault();
        return byDefault != null ? byDefault : key.otherwise();
    }

    /** The tables that may stand directly under a key: not those inside of them. */
    private static void collect(Shape shape, List<Shape.Table> into) {
        if (shape instanceof Shape.Table table) {
            if (!into.contains(table)) {
                into.add(table);
            }
        } else if (shape instanceof Shape.Many many) {
            collect(many.element(), into);
        } else if (shape instanceof Shape.ByName byName) {
            collect(byName.value(), into);
        } else if (shape instanceof Shape.Either either) {
            either.shapes().forEach(each -> collect(each, into));
        }
    }

    private void prose(String words) {
        int column = 0;
        for (String word : words.split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append('\n');
                column = 0;
            }
            text.append(column == 0 ? "# " : " ").append(word);
            column += (column == 0 ? 2 : 1) + word.length();
        }
        text.append('\n');
    }

    /** A text in double quotes: nothing in it can be taken for YAML. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
