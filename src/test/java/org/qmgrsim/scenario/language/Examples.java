package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The least scenario around each key of the language. */
public final class Examples {
    /**
     * A key in its place.
     *
     * @param name table and key
     * @param with a scenario that has it, with the value of its example
     * @param without the same without it; empty if the key is needed
     */
    public record Example(String name, String with, String without) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Example> all = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    private Examples() {}

    /** An example for each key. */
    public static List<Example> all() {
        Examples examples = new Examples();
        examples.shape(Language.SCENARIO, "", "");
        return examples.all;
    }

    /** The paths of keys of a scenario that nobody has asked for. */
    public static List<String> unread(Item scenario) {
        return scenario.unread();
    }

    private void shape(Shape shape, String before, String after) {
        if (shape instanceof Shape.Either either) {
            either.shapes().forEach(each -> shape(each, before, after));
        } else if (shape instanceof Shape.Many many) {
            shape(many.element(), before + "[", "]" + after);
        } else if (shape instanceof Shape.ByName byName) {
            String name =
                    byName.names().isEmpty() ? "example.org" : byName.names().get(0);
            shape(byName.value(), before + "{" + name + ": ", "}" + after);
        } else if (shape instanceof Shape.Table table && !done.contains(table.name())) {
            done.add(table.name());
            table.keys().forEach(key -> keyOf(table, key, before, after));
            table.keys().forEach(key -> inside(table, key, before, after));
        }
    }

    private void inside(Shape.Table table, Key key, String before, String after) {
        Map<String, String> company = around(table, key.name());
        company.remove(key.name());
        shape(key.shape(), before + "{" + entries(company) + key.name() + ": ", "}" + after);
    }

    private void keyOf(Shape.Table table, Key key, String before, String after) {
        Map<String, String> entries = around(table, key.name());
        String with = before + "{" + entries(entries) + "}" + after;
        entries.remove(key.name());
        boolean needed = key.required()
                || table.groups().stream()
                        .anyMatch(group -> group.required() && group.keys().contains(key.name()));
        all.add(new Example(
                table.name() + " " + key.name(), with, needed ? "" : before + "{" + entries(entries) + "}" + after));
    }

    private static String entries(Map<String, String> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach((key, value) ->
                text.append(key).append(": ").append(flow(value)).append(", "));
        return text.toString();
    }

    /** A block cannot stand in a line. */
    private static String flow(String example) {
        return example.startsWith("|") ? '"' + example.substring(1).strip() + '"' : quoted(example);
    }

    private static String quoted(String example) {
        boolean structure = example.startsWith("{") || example.startsWith("[{") || example.startsWith("[");
        return structure ? example : '"' + example + '"';
    }

    /** A key with what it needs beside it, and what is always needed. */
    private static Map<String, String> around(Shape.Table table, String name) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (table.find("to") != null && (name.equals("recipients") || name.equals("users"))) {
            entries.put("to", "{ example.org: 60%, example.com: 40% }"); // of which some are drawn
        }
        add(table, name, entries);
        table.keys().stream().filter(Key::required).forEach(key -> add(table, key.name(), entries));
        for (Shape.Group group : table.groups()) {
            if (group.required() && group.keys().stream().noneMatch(entries::containsKey)) {
                add(table, group.keys().get(0), entries);
            }
        }
        if (name.equals("backlog")) {
            entries.put("beyond", "queue"); // for nobody waits otherwise
        }
        boolean generated = table == MailKeys.MAIL && !entries.containsKey("file");
        if (generated && !entries.containsKey("to") && !entries.containsKey("to_one_of")) {
            entries.put("to", "bob@example.org"); // which no rule of the table says, since a file has its own
        }
        return entries;
    }

    private static void add(Shape.Table table, String name, Map<String, String> entries) {
        Key key = table.find(name);
        if (key == null) {
            throw new AssertionError(name);
        }
        entries.putIfAbsent(name, key.example());
        if (!key.onlyWith().isEmpty() && key.onlyWith().stream().noneMatch(entries::containsKey)) {
            add(table, key.onlyWith().get(0), entries);
        }
    }
}
