package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/**
 * Parts of a scenario set by dotted path: {@code triggers.cleanup.lost=10%}, {@code mail.0.begin=1m}, {@code
 * mail.newsletter.size=4kB}, {@code faults.+={ at: 1h, kill: qmgr }}. Where a list or a mapping stands, the value is YAML.
 */
public final class Overrides {
    private static final String NEW_ENTRY = "+";

    private final String path;
    private final Position at;
    private final String value;
    private final Position valueAt;
    private final List<Problem> problems;

    private Overrides(String path, Position at, String value, Position valueAt, List<Problem> problems) {
        this.path = path;
        this.at = at;
        this.value = value;
        this.valueAt = valueAt;
        this.problems = problems;
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
        String first = firstOf(path);
        String nearest = Nearest.of(first, topKeys());
        return nearest == null ? null : nearest + path.substring(first.length());
    }

    /**
     * The same scenario with one part set; whether the value is good is left to the {@link Checker}.
     *
     * @param at place of the path
     * @param valueAt place of the value
     */
    public static Node.Mapping set(
            Node.Mapping root, String path, Position at, String value, Position valueAt, List<Problem> problems) {
        try {
            return (Node.Mapping) new Overrides(path, at, value, valueAt, problems).set(root, Language.SCENARIO, path);
        } catch (Refused refused) {
            refused.addTo(problems);
            return root;
        }
    }

    /** Nothing is set; why is a problem, unless it has been reported already. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Problem problem;

        Refused(@Nullable Problem problem) {
            super(problem == null ? null : problem.message());
            this.problem = problem;
        }

        void addTo(List<Problem> problems) {
            if (problem != null) {
                problems.add(problem);
            }
        }
    }

    private Refused refused(String message, String hint) {
        return new Refused(Problem.error(at, message, hint));
    }

    private Node set(@Nullable Node old, Shape shape, String rest) throws Refused {
        List<Shape> shapes = shapesOf(shape);
        if (rest.isEmpty()) {
            return whole(shapes);
        }
        for (Shape each : shapes) {
            if (each instanceof Shape.Many many && meansEntry(old, shapes, rest)) {
                return inList(old, many, rest);
            }
        }
        for (Shape each : shapes) {
            if (each instanceof Shape.Table table) {
                return inTable(old, table, rest);
            } else if (each instanceof Shape.ByName byName) {
                return inNames(old, byName, rest);
            } else if (each instanceof Shape.Many many) {
                return inList(old, many, rest);
            }
        }
        throw refused("\"" + path + "\" goes too deep", "\"" + before(rest) + "\" is a single value");
    }

    /** The value as text where a single value can stand, else as YAML. */
    private Node whole(List<Shape> shapes) throws Refused {
        boolean single = shapes.stream().anyMatch(Shape.Value.class::isInstance);
        boolean flow = value.startsWith("[") || value.startsWith("{");
        if (single && (shapes.size() == 1 || !flow)) {
            return new Node.Scalar(valueAt, value, false, valueAt);
        }
        int before = problems.size();
        Node node = Document.value(value, valueAt, problems);
        if (problems.size() > before) {
            throw new Refused(null);
        }
        return node != null ? node : new Node.Scalar(valueAt, "", true, valueAt);
    }

    private String before(String rest) {
        return path.substring(0, path.length() - rest.length() - 1);
    }

    // ---------------------------------------------------------------- lists

    private static boolean meansEntry(@Nullable Node old, List<Shape> shapes, String rest) {
        String first = firstOf(rest);
        if (old instanceof Node.Sequence || first.equals(NEW_ENTRY) || isNumber(first)) {
            return true;
        }
        return shapes.stream()
                        .noneMatch(shape -> shape instanceof Shape.Table table && keyOf(rest, table.names()) != null)
                && keyOf(rest, namesOf(elementsOf(old))) != null;
    }

    private static List<Node> elementsOf(@Nullable Node list) {
        return list == null ? List.of() : list instanceof Node.Sequence sequence ? sequence.elements() : List.of(list);
    }

    /** What the elements are called: the values of their key {@code name}; empty for none. */
    private static List<String> namesOf(List<Node> elements) {
        List<String> names = new ArrayList<>();
        for (Node element : elements) {
            Node name = element instanceof Node.Mapping mapping ? mapping.find("name") : null;
            names.add(name instanceof Node.Scalar scalar ? scalar.text() : "");
        }
        return names;
    }

    private Node inList(@Nullable Node old, Shape.Many many, String rest) throws Refused {
        List<Node> elements = new ArrayList<>(elementsOf(old));
        List<String> names = namesOf(elements);
        String name = keyOf(rest, names);
        String first = name != null ? name : firstOf(rest);
        int index = name != null ? names.indexOf(name) : isNumber(first) ? Integer.parseInt(first) : -1;
        if (first.equals(NEW_ENTRY)) {
            elements.add(set(null, many.element(), tail(rest, first)));
        } else if (index >= 0 && index < elements.size()) {
            elements.set(index, set(elements.get(index), many.element(), tail(rest, first)));
        } else {
            throw noEntry(many, names, first, rest);
        }
        boolean alone = elements.size() == 1 && old != null && !(old instanceof Node.Sequence);
        return alone ? elements.get(0) : new Node.Sequence(old == null ? at : old.at(), elements);
    }

    private Refused noEntry(Shape.Many many, List<String> names, String first, String rest) {
        String message = "\"" + path + "\": no entry \"" + first + "\" in " + before(rest);
        if (names.isEmpty()) {
            return refused(message, "it is empty; " + before(rest) + ".+ adds an entry");
        }
        String called = names.stream().filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
        String entries = names.size() == 1 ? "its only entry is 0" : "its entries are 0 to " + (names.size() - 1);
        String nearest = Nearest.of(first, names);
        if (nearest != null && !nearest.isEmpty()) {
            return refused(message, "did you mean \"" + nearest + "\"?");
        } else if (names.size() == 1 && accepts(many.element(), rest)) {
            return refused(message, "did you mean \"" + before(rest) + ".0." + rest + "\"?");
        }
        return refused(message, entries + (called.isEmpty() ? "" : ", or by name: " + called));
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,6}");
    }

    // ---------------------------------------------------------------- mappings

    private Node inTable(@Nullable Node old, Shape.Table table, String rest) throws Refused {
        String name = keyOf(rest, table.names());
        Key key = name == null ? null : table.find(name);
        if (name == null || key == null) {
            String first = firstOf(rest);
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

    private Node inNames(@Nullable Node old, Shape.ByName byName, String rest) throws Refused {
        List<String> known = new ArrayList<>(byName.names());
        if (old instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> known.add(entry.key()));
        }
        String present = keyOf(rest, known);
        String name = present != null ? present : newName(byName, rest);
        return put(old, name, byName.value(), tail(rest, name));
    }

    /** Names may hold dots: what is left after one must mean something in what it names. */
    private String newName(Shape.ByName byName, String rest) {
        boolean whole = shapesOf(byName.value()).stream().anyMatch(Shape.Value.class::isInstance)
                || value.startsWith("{")
                || value.startsWith("[");
        for (int dot = rest.indexOf('.'); dot > 0; dot = rest.indexOf('.', dot + 1)) {
            if (accepts(byName.value(), rest.substring(dot + 1))) {
                return rest.substring(0, dot);
            }
        }
        int last = rest.lastIndexOf('.');
        return last < 0 || whole ? rest : rest.substring(0, last);
    }

    private Node put(@Nullable Node old, String name, Shape shape, String rest) throws Refused {
        Node.Mapping mapping = old instanceof Node.Mapping present ? present : new Node.Mapping(at, List.of());
        return mapping.with(new Node.Entry(at, name, set(mapping.find(name), shape, rest)));
    }

    // ---------------------------------------------------------------- paths

    private static List<Shape> shapesOf(Shape shape) {
        return shape instanceof Shape.Either either ? either.shapes() : List.of(shape);
    }

    /** Whether a path can lead somewhere in a shape, whatever stands there now. */
    private static boolean accepts(Shape shape, String rest) {
        if (rest.isEmpty()) {
            return true;
        } else if (shape instanceof Shape.Table table) {
            String name = keyOf(rest, table.names());
            Key key = name == null ? null : table.find(name);
            return name != null && key != null && accepts(key.shape(), tail(rest, name));
        } else if (shape instanceof Shape.ByName byName) {
            return byName.names().isEmpty() || keyOf(rest, byName.names()) != null;
        } else if (shape instanceof Shape.Many many) {
            String first = firstOf(rest);
            return (first.equals(NEW_ENTRY) || isNumber(first)) && accepts(many.element(), tail(rest, first));
        }
        return shape instanceof Shape.Either either && either.shapes().stream().anyMatch(each -> accepts(each, rest));
    }

    private static String firstOf(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static String tail(String rest, String first) {
        return rest.length() > first.length() ? rest.substring(first.length() + 1) : "";
    }

    /** The longest of the keys with which a path begins. */
    private static @Nullable String keyOf(String path, List<String> keys) {
        String longest = null;
        for (String key : keys) {
            boolean begins = !key.isEmpty() && (path.equals(key) || path.startsWith(key + "."));
            if (begins && (longest == null || key.length() > longest.length())) {
                longest = key;
            }
        }
        return longest;
    }
}
