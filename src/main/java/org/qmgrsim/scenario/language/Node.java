package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;

/** A YAML value with its place, before anybody asked what it means. */
public sealed interface Node {
    /** Where it begins. */
    Position at();

    /** What it is, for a person: {@code a list}. */
    String words();

    /**
     * A single value.
     *
     * @param plain written without quotes, and not as a block
     * @param textAt where its text begins; null if its lines were joined, so that places in it are lost
     */
    record Scalar(
            Position at,
            String text,
            boolean plain,
            @Nullable Position textAt) implements Node {
        /** Whether nothing was written at all. */
        boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String words() {
            int end = text.stripTrailing().indexOf('\n');
            return isNothing()
                    ? "nothing"
                    : "\"" + (end < 0 ? text.stripTrailing() : text.substring(0, end) + "…") + "\"";
        }
    }

    /** Keys, each with a value; no key twice. */
    record Mapping(Position at, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Nullable
        Node find(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst()
                    .orElse(null);
        }

        /** The same with no other keys than these. */
        public Mapping only(Collection<String> keys) {
            return new Mapping(
                    at,
                    entries.stream().filter(entry -> keys.contains(entry.key())).toList());
        }

        /** The same without these keys. */
        public Mapping except(Collection<String> keys) {
            return new Mapping(
                    at,
                    entries.stream()
                            .filter(entry -> !keys.contains(entry.key()))
                            .toList());
        }

        /** The same with an entry in place of that of the same key, whose place in the file stays; or behind the others. */
        Mapping with(Entry entry) {
            List<Entry> all = new ArrayList<>(entries);
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).key().equals(entry.key())) {
                    all.set(i, new Entry(all.get(i).keyAt(), entry.key(), entry.value()));
                    return new Mapping(at, all);
                }
            }
            all.add(entry);
            return new Mapping(at, all);
        }

        @Override
        public String words() {
            return "a mapping";
        }
    }

    /** A key and its value. */
    record Entry(Position keyAt, String key, Node value) {}

    /** Values one after another. */
    record Sequence(Position at, List<Node> elements) implements Node {
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String words() {
            return "a list";
        }
    }
}
