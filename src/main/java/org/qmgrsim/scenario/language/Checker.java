package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Parameters;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/** Holds a tree of nodes against the language. */
public final class Checker {
    private final List<Problem> problems;
    private final boolean whole;

    private Checker(List<Problem> problems, boolean whole) {
        this.problems = problems;
        this.whole = whole;
    }

    /** The scenario that a file holds, less what is wrong in it, which goes to the problems. */
    public static Item check(Node.Mapping root, List<Problem> problems) {
        return check(root, Language.SCENARIO, problems);
    }

    /** The same for a file that is included, which need not say all that a scenario needs. */
    public static Item checkPart(Node.Mapping root, List<Problem> problems) {
        return new Checker(problems, false).table(root, root.at(), Language.SCENARIO);
    }

    /** The same for a part of a scenario. */
    static Item check(Node.Mapping part, Shape.Table shape, List<Problem> problems) {
        return new Checker(problems, true).table(part, part.at(), shape);
    }

    private @Nullable Item item(Node node, Position keyAt, String name, String example, Shape shape) {
        Shape seen = shape.like(node);
        if (seen == null || (node instanceof Node.Scalar scalar && scalar.isNothing())) {
            problems.add(Problem.error(
                    node.at(),
                    name + ": found " + node.words() + ", not " + shape.words(),
                    "such as " + name + ": " + example));
            return null;
        } else if (seen instanceof Shape.Value value && node instanceof Node.Scalar scalar) {
            return value(scalar, keyAt, name, value);
        } else if (seen instanceof Shape.Table table && node instanceof Node.Mapping mapping) {
            return table(mapping, keyAt, table);
        } else if (seen instanceof Shape.ByName byName && node instanceof Node.Mapping mapping) {
            return byName(mapping, keyAt, name, example, byName);
        } else if (seen instanceof Shape.Many many && node instanceof Node.Sequence sequence) {
            List<Item> elements = new ArrayList<>();
            for (Node element : sequence.elements()) {
                Item item = item(element, element.at(), name, example, many.element());
                if (item != null) {
                    elements.add(item);
                }
            }
            return Item.list(node.at(), keyAt, many, elements);
        }
        throw new IllegalStateException(seen + " is not like " + node);
    }

    private @Nullable Item value(Node.Scalar node, Position keyAt, String name, Shape.Value shape) {
        try {
            return Item.value(node, keyAt, shape, shape.kind().read(node.text()));
        } catch (BadValue bad) {
            String hint = bad.hint();
            problems.add(Problem.error(
                    node.at(),
                    name + ": found " + node.words() + ", not " + shape.words(),
                    hint != null ? hint : shape.kind().remedy()));
            return null;
        }
    }

    private Item byName(Node.Mapping node, Position keyAt, String name, String example, Shape.ByName shape) {
        Map<String, Item> fields = new LinkedHashMap<>();
        for (Node.Entry entry : node.entries()) {
            if (!shape.names().isEmpty() && !shape.names().contains(entry.key())) {
                problems.add(unknown(entry, shape.names()));
                continue;
            }
            Item item = item(entry.value(), entry.keyAt(), entry.key(), example, shape.value());
            if (item != null) {
                fields.put(entry.key(), item);
            }
        }
        return Item.mapping(node.at(), keyAt, shape, fields);
    }

    private Item table(Node.Mapping node, Position keyAt, Shape.Table shape) {
        Map<String, Item> fields = new LinkedHashMap<>();
        for (Node.Entry entry : node.entries()) {
            Key key = shape.find(entry.key());
            if (key == null) {
                problems.add(unknown(entry, shape.names()));
                continue;
            }
            boolean nothing = entry.value() instanceof Node.Scalar scalar && scalar.isNothing();
            if (nothing && key.shape().like(entry.value()) == null) {
                continue; // all entries of a list were commented out
            }
            Item item = item(entry.value(), entry.keyAt(), key.name(), key.example(), key.shape());
            if (item != null) {
                fields.put(key.name(), item);
            }
        }
        for (Key key : shape.keys()) {
            boolean wanted = whole || shape != Language.SCENARIO;
            if (wanted && key.required() && node.find(key.name()) == null) {
                problems.add(Problem.error(
                        node.at(),
                        "missing key \"" + key.name() + "\" of " + shape.title(),
                        "such as " + key.name() + ": " + key.example()));
            }
        }
        shape.groups().forEach(group -> checkGroup(node, shape, group));
        node.entries().forEach(entry -> checkCompany(node, entry, shape));
        return Item.mapping(node.at(), keyAt, shape, fields);
    }

    private static Problem unknown(Node.Entry entry, List<String> allowed) {
        String nearest = Nearest.of(entry.key(), allowed);
        String hint = nearest != null
                ? "did you mean \"" + nearest + "\"?"
                : Parameters.catalogue().isPostfixName(entry.key())
                        ? "a parameter of Postfix stands in the block under \"main.cf: |\", as " + entry.key()
                                + " = value"
                        : "allowed here: " + String.join(", ", allowed);
        return Problem.error(entry.keyAt(), "unknown key \"" + entry.key() + "\"", hint);
    }

    private void checkGroup(Node.Mapping node, Shape.Table shape, Shape.Group group) {
        List<Node.Entry> present = node.entries().stream()
                .filter(entry -> group.keys().contains(entry.key()))
                .toList();
        boolean unknownKeys = node.entries().stream().anyMatch(entry -> shape.find(entry.key()) == null);
        if (present.isEmpty() && group.required() && !unknownKeys) {
            problems.add(Problem.error(
                    node.at(),
                    shape.title() + " without any of: " + String.join(", ", group.keys()),
                    "add one of them"));
        }
        for (int i = 1; i < present.size(); i++) {
            problems.add(Problem.error(
                    present.get(i).keyAt(),
                    "\"" + present.get(i).key() + "\" beside \""
                            + present.get(0).key() + "\" in " + shape.title(),
                    "only one of them can hold; " + (group.required() ? "write two entries" : "remove one")));
        }
    }

    private void checkCompany(Node.Mapping node, Node.Entry entry, Shape.Table shape) {
        Key key = shape.find(entry.key());
        if (key != null
                && !key.onlyWith().isEmpty()
                && key.onlyWith().stream().noneMatch(other -> node.find(other) != null)) {
            problems.add(Problem.error(
                    entry.keyAt(),
                    "\"" + entry.key() + "\" without " + String.join(" or ", key.onlyWith()),
                    "it has a meaning only beside " + (key.onlyWith().size() > 1 ? "one of them" : "it")));
        }
    }
}
