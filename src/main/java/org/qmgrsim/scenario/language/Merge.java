package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays one scenario over another, as an include does: mappings go key by key; what adds up is put one after the other, what
 * lies under first; everything else is taken from the upper one where it says something.
 */
public final class Merge {
    private Merge() {}

    /** A whole scenario, or a part of one, over another. */
    public static Node.Mapping of(Node.Mapping under, Node.Mapping over) {
        return table(under, over, Language.SCENARIO);
    }

    private static Node.Mapping table(Node.Mapping under, Node.Mapping over, Shape.Table shape) {
        Node.Mapping merged = new Node.Mapping(over.at(), List.of());
        for (Node.Entry entry : under.entries()) {
            if (!hasRival(entry.key(), over, shape)) {
                merged = merged.with(entry);
            }
        }
        for (Node.Entry entry : over.entries()) {
            Node old = merged.find(entry.key());
            Key key = shape.find(entry.key());
            boolean says = !(entry.value() instanceof Node.Scalar scalar && scalar.isNothing());
            if (old == null || says) {
                Node value = old == null || key == null ? entry.value() : value(old, entry.value(), key);
                merged = merged.with(new Node.Entry(entry.keyAt(), entry.key(), value));
            }
        }
        return merged;
    }

    /** Whether the upper one has another key of a group of which only one can hold. */
    private static boolean hasRival(String key, Node.Mapping over, Shape.Table shape) {
        return shape.groups().stream()
                .filter(group -> group.keys().contains(key))
                .flatMap(group -> group.keys().stream())
                .anyMatch(other -> !other.equals(key) && over.find(other) != null);
    }

    private static Node value(Node under, Node over, Key key) {
        if (!key.addsUp()) {
            return value(under, over, key.shape());
        }
        List<Node> all = new ArrayList<>(elements(under));
        all.addAll(elements(over));
        return new Node.Sequence(over.at(), all);
    }

    private static List<Node> elements(Node node) {
        return node instanceof Node.Sequence sequence ? sequence.elements() : List.of(node);
    }

    private static Node value(Node under, Node over, Shape shape) {
        if (under instanceof Node.Mapping lower && over instanceof Node.Mapping upper) {
            @Nullable Shape like = shape.like(over);
            if (like instanceof Shape.Table table) {
                return table(lower, upper, table);
            } else if (like instanceof Shape.ByName names) {
                Node.Mapping merged = lower;
                for (Node.Entry entry : upper.entries()) {
                    Node old = lower.find(entry.key());
                    Node value = old == null ? entry.value() : value(old, entry.value(), names.value());
                    merged = merged.with(new Node.Entry(entry.keyAt(), entry.key(), value));
                }
                return new Node.Mapping(over.at(), merged.entries());
            }
        }
        return over;
    }
}
