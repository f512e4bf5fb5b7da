package org.qmgrsim.scenario.language;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may stand at a place of a scenario. */
public sealed interface Shape {
    /** In words: {@code a duration}, {@code a list}. */
    String words();

    /** A single value. */
    record Value(Kind<?> kind) implements Shape {
        @Override
        public String words() {
            return kind.words();
        }
    }

    /**
     * A mapping with these keys and no others.
     *
     * @param name of the section in the reference, and of the definition in the schema
     * @param groups of keys that exclude each other
     */
    record Table(String name, String title, List<Key> keys, List<Group> groups) implements Shape {
        public Table {
            keys = List.copyOf(keys);
            groups = List.copyOf(groups);
        }

        @Nullable
        Key find(String key) {
            return keys.stream().filter(k -> k.name().equals(key)).findFirst().orElse(null);
        }

        List<String> names() {
            return keys.stream().map(Key::name).toList();
        }

        /** The same with more keys, each of which can stand in place of those of the one group that there is. */
        Table orOneOf(List<Key> more) {
            Group group = groups.get(0);
            return new Table(
                    name,
                    title,
                    Stream.concat(keys.stream(), more.stream()).toList(),
                    List.of(new Group(
                            Stream.concat(group.keys().stream(), more.stream().map(Key::name))
                                    .toList(),
                            group.required())));
        }

        @Override
        public String words() {
            return "a mapping";
        }
    }

    /** Keys of which at most one may be there, or exactly one. */
    record Group(List<String> keys, boolean required) {}

    /**
     * A mapping whose keys are names of the user's own.
     *
     * @param what they name: {@code a next hop}
     * @param names the only names, if they can be listed; else empty
     */
    record ByName(String what, List<String> names, Shape value) implements Shape {
        @Override
        public String words() {
            return "a mapping";
        }
    }

    /** A list. */
    record Many(Shape element) implements Shape {
        @Override
        public String words() {
            return "a list";
        }
    }

    /** One of some shapes, which can be told apart at first sight: a value, a mapping, a list. */
    record Either(List<Shape> shapes) implements Shape {
        @Override
        public String words() {
            return shapes.stream().map(Shape::words).collect(Collectors.joining(" or "));
        }
    }

    /** One of these. */
    static Shape either(Shape... shapes) {
        return new Either(Arrays.asList(shapes));
    }

    /** One, or a list of them. */
    static Shape oneOrMany(Shape element) {
        return either(element, new Many(element));
    }

    /** The one of the alternatives that a node looks like; null if there is none. */
    default @Nullable Shape like(Node node) {
        List<Shape> shapes = this instanceof Either either ? either.shapes() : List.of(this);
        return shapes.stream()
                .filter(shape -> node instanceof Node.Scalar
                        ? shape instanceof Value
                        : node instanceof Node.Sequence
                                ? shape instanceof Many
                                : shape instanceof Table || shape instanceof ByName)
                .findFirst()
                .orElse(null);
    }
}
