package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/** Single values of a scenario set by dotted path: {@code triggers.cleanup.lost=10%}, {@code mail.0.begin=1m}. */
public final class Overrides {
    private final String path;
    private final Position at;
    private final Node.Scalar value;

    private Overrides(String path, Position at, Node.Scalar value) {
        this.path = path;
        this.at = at;
        this.value = value;
    }

    /** Names of the keys at the top. */
    public static List<String> topKeys() {
        return Language.SCENARIO.names();
    }

    /** Whether a path begins with a key of the language, so that it means a part of the scenario. */
    public static boolean isPath(String path) {
        return keyOf(path, topKeys()) != null;
    }

    /** The path with its first part put right; null if no key is near. */
    public static @Nullable String nearestPath(String path) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        String nearest = Nearest.of(first, topKeys());
        return nearest == null ? null : nearest + path.substring(first.length());
    }

    /**
     * The same scenario with one value set; whether the value is good is left to the {@link Checker}.
     *
     * @param at place of the path
     * @param valueAt place of the value
     */
    public static Node.Mapping set(
            Node.Mapping root, String path, Position at, String value, Position valueAt, List<Problem> problems) {
        Node.Scalar leaf = new Node.Scalar(valueAt, value, false, valueAt);
        try {
            return (Node.Mapping) new Overrides(path, at, leaf).set(root, Language.SCENARIO, path);
        } catch (Refused refused) {
            problems.add(refused.problem);
            return root;
        }
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }
    }

    private Refused refused(String message, String hint) {
        return new Refused(Problem.error(at, message, hint));
    }

    private Node set(@Nullable Node old, Shape shape, String rest) throws Refused {
        List<Shape> shapes = shape instanceof Shape.Either either ? either.shapes() : List.of(shape);
        if (rest.isEmpty()) {
            if (shapes.stream().noneMatch(Shape.Value.class::isInstance)) {
                throw refused(
                        "\"" + path + "\" is no single value", "it is " + shape.words() + "; add what in it is meant");
            }
            return value;
        }
        boolean index = Character.isDigit(rest.charAt(0));
        for (Shape each : shapes) {
            if (each instanceof Shape.Many many && (index || old instanceof Node.Sequence)) {
                return inList(old, many, rest);
            }
        }
        for (Shape each : shapes) {
            if (each instanceof Shape.Table table) {
                return inTable(old, table, rest);
            } else if (each instanceof Shape.ByName byName) {
                return inNames(old, byName, rest);
            }
        }
        throw refused("\"" + path + "\" goes too deep", "\"" + before(rest) + "\" is a single value");
    }

    private String before(String rest) {
        return path.substring(0, path.length() - rest.length() - 1);
    }

    private Node inList(@Nullable Node old, Shape.Many many, String rest) throws Refused {
        List<Node> elements = new ArrayList<>(
                old == null ? List.of() : old instanceof Node.Sequence sequence ? sequence.elements() : List.of(old));
        String first = rest.replaceFirst("\\..*", "");
        int index = first.matches("[0-9]{1,6}") ? Integer.parseInt(first) : -1;
        if (index < 0 || index >= elements.size()) {
            String all = elements.isEmpty() ? "it is empty" : "its entries are 0 to " + (elements.size() - 1);
            throw refused("\"" + path + "\": no entry \"" + first + "\" in " + before(rest), all);
        }
        elements.set(index, set(elements.get(index), many.element(), tail(rest, first)));
        return old instanceof Node.Sequence sequence ? new Node.Sequence(sequence.at(), elements) : elements.get(0);
    }

    private Node inTable(@Nullable Node old, Shape.Table table, String rest) throws Refused {
        String name = keyOf(rest, table.names());
        Key key = name == null ? null : table.find(name);
        if (name == null || key == null) {
            String first = rest.replaceFirst("\\..*", "");
            String nearest = Nearest.of(first, table.names());
            String head = path.substring(0, path.length() - rest.length());
            throw refused(
                    "unknown key \"" + path + "\"",
                    nearest != null
                            ? "did you mean \"" + head + nearest + rest.substring(first.length()) + "\"?"
                            : "allowed after \"" + head + "\": " + String.join(", ", table.names()));
        }
        return put(old, name, key.shape(), tail(rest, name));
    }

    /** Names may hold dots: one that is there already, or else all but the last part. */
    private Node inNames(@Nullable Node old, Shape.ByName byName, String rest) throws Refused {
        List<String> known = new ArrayList<>(byName.names());
        if (old instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> known.add(entry.key()));
        }
        String name = keyOf(rest, known);
        if (name == null) {
            int dot = rest.lastIndexOf('.');
            name = dot < 0 || byName.value() instanceof Shape.Value ? rest : rest.substring(0, dot);
        }
        return put(old, name, byName.value(), tail(rest, name));
    }

    private Node put(@Nullable Node old, String name, Shape shape, String rest) throws Refused {
        Node.Mapping mapping = old instanceof Node.Mapping present ? present : new Node.Mapping(at, List.of());
        Node child = set(mapping.find(name), shape, rest);
        boolean present = mapping.find(name) != null;
        List<Node.Entry> entries = mapping.entries().stream()
                .map(entry -> entry.key().equals(name) ? new Node.Entry(entry.keyAt(), name, child) : entry)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!present) {
            entries.add(new Node.Entry(at, name, child));
        }
        return new Node.Mapping(mapping.at(), entries);
    }

    private static String tail(String rest, String first) {
        return rest.length() > first.length() ? rest.substring(first.length() + 1) : "";
    }

    /** The longest of the keys with which a path begins. */
    private static @Nullable String keyOf(String path, List<String> keys) {
        String longest = null;
        for (String key : keys) {
            boolean begins = path.equals(key) || path.startsWith(key + ".");
            if (begins && (longest == null || key.length() > longest.length())) {
                longest = key;
            }
        }
        return longest;
    }
}
