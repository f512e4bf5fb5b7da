package org.qmgrsim.scenario.language;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key of the language, and all that is to be known of it: the checks, the schema and the reference page are made from
 * nothing else.
 *
 * @param meaning one or two sentences
 * @param example a value as YAML, in flow style
 * @param byDefault the text that stands for a missing key; null if there is none
 * @param otherwise what holds if the key is missing, in words; empty if {@code byDefault} says it
 * @param onlyWith keys of which one must be there too; empty for no such rule
 * @param addsUp whether what a file says here is put behind what an included file says, not in its place
 */
public record Key(
        String name,
        Shape shape,
        String meaning,
        String example,
        @Nullable String byDefault,
        String otherwise,
        boolean required,
        List<String> onlyWith,
        boolean addsUp) {
    public Key {
        onlyWith = List.copyOf(onlyWith);
    }

    static Key of(String name, Shape shape, String example, String meaning) {
        return new Key(name, shape, meaning, example, null, "", false, List.of(), false);
    }

    static Key of(String name, Kind<?> kind, String example, String meaning) {
        return of(name, new Shape.Value(kind), example, meaning);
    }

    /** The keys of a list, and some more. */
    static List<Key> join(List<Key> keys, Key... more) {
        return Stream.concat(keys.stream(), Arrays.stream(more)).toList();
    }

    Key byDefault(String text) {
        return new Key(name, shape, meaning, example, text, otherwise, required, onlyWith, addsUp);
    }

    Key otherwise(String words) {
        return new Key(name, shape, meaning, example, byDefault, words, required, onlyWith, addsUp);
    }

    Key must() {
        return new Key(name, shape, meaning, example, byDefault, otherwise, true, onlyWith, addsUp);
    }

    Key onlyWith(String... keys) {
        return new Key(name, shape, meaning, example, byDefault, otherwise, required, List.of(keys), addsUp);
    }

    Key addingUp() {
        return new Key(name, shape, meaning, example, byDefault, otherwise, required, onlyWith, true);
    }
}
