package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;

/**
 * A part of a scenario that was checked: a value, a mapping or a list, with its place. What was wrong is left out, so that
 * a reader can go on and report everything at once.
 */
public final class Item {
    private final Position at;
    private final Position keyAt;
    private final @Nullable Object value;
    private final @Nullable Position textAt;
    private final Map<String, Item> fields;
    private final List<Item> elements;
    private final Shape shape;
    private final Set<String> asked = new HashSet<>();

    private Item(
            Position at,
            Position keyAt,
            Shape shape,
            @Nullable Object value,
            @Nullable Position textAt,
            Map<String, Item> fields,
            List<Item> elements) {
        this.at = at;
        this.keyAt = keyAt;
        this.shape = shape;
        this.value = value;
        this.textAt = textAt;
        this.fields = fields;
        this.elements = List.copyOf(elements);
    }

    static Item value(Node.Scalar from, Position keyAt, Shape shape, Object value) {
        return new Item(from.at(), keyAt, shape, value, from.textAt(), Map.of(), List.of());
    }

    static Item mapping(Position at, Position keyAt, Shape shape, Map<String, Item> fields) {
        return new Item(at, keyAt, shape, null, null, new LinkedHashMap<>(fields), List.of());
    }

    static Item list(Position at, Position keyAt, Shape shape, List<Item> elements) {
        return new Item(at, keyAt, shape, null, null, Map.of(), elements);
    }

    /** Where the value begins. */
    public Position at() {
        return at;
    }

    /** Where its key stands; of an element of a list, where it begins. */
    public Position keyAt() {
        return keyAt;
    }

    /** Where the text of the value begins; null if its lines were joined, so that places in it are lost. */
    public @Nullable Position textAt() {
        return textAt;
    }

    /** Whether it is a single value. */
    public boolean isValue() {
        return value != null;
    }

    /** Whether it is a mapping, be it an empty one. */
    public boolean isMapping() {
        return shape instanceof Shape.Table || shape instanceof Shape.ByName;
    }

    /**
     * The single value.
     *
     * @throws IllegalStateException if it is a mapping or a list
     */
    public <T> T as(Class<T> type) {
        if (value == null) {
            throw new IllegalStateException("no single value at " + at);
        }
        return type.cast(value);
    }

    /** Whether a key is there. */
    public boolean has(String key) {
        asked.add(key);
        return fields.containsKey(key);
    }

    /** The item under a key; null if the key is missing or its value was bad. */
    public @Nullable Item find(String key) {
        asked.add(key);
        return fields.get(key);
    }

    /** The single value under a key; null if the key is missing or its value was bad. */
    public <T> @Nullable T find(String key, Class<T> type) {
        Item item = find(key);
        return item == null ? null : item.as(type);
    }

    /**
     * The single value under a key, or its default.
     *
     * @throws IllegalArgumentException if the language has no default for it
     */
    public <T> T get(String key, Class<T> type) {
        T given = find(key, type);
        return given != null ? given : type.cast(byDefault(key));
    }

    private Object byDefault(String name) {
        Key key = shape instanceof Shape.Table table ? table.find(name) : null;
        String text = key == null ? null : key.byDefault();
        if (key == null || text == null) {
            throw new IllegalArgumentException("the language has no default for " + name);
        }
        Shape first =
                key.shape() instanceof Shape.Either either ? either.shapes().get(0) : key.shape();
        try {
            return ((Shape.Value) first).kind().read(text);
        } catch (BadValue e) {
            throw new IllegalStateException("the default of " + name + " is bad: " + text, e);
        }
    }

    /** The items of a mapping, in the order of the file. */
    public Map<String, Item> fields() {
        asked.addAll(fields.keySet());
        return Collections.unmodifiableMap(fields);
    }

    /** The elements of the list under a key, or the one that stands alone there; none if the key is missing. */
    public List<Item> elements(String key) {
        Item item = find(key);
        return item == null ? List.of() : item.elements();
    }

    /** The elements of a list; of anything else, itself. */
    public List<Item> elements() {
        return shape instanceof Shape.Many ? elements : List.of(this);
    }

    /** The paths of what nobody has asked for: keys of the language that no reader knows. */
    List<String> unread() {
        List<String> paths = new ArrayList<>();
        fields.forEach((key, item) -> {
            if (asked.contains(key)) {
                item.unread().forEach(path -> paths.add(key + "." + path));
            } else {
                paths.add(key);
            }
        });
        for (int i = 0; i < elements.size(); i++) {
            int number = i;
            elements.get(i).unread().forEach(path -> paths.add(number + "." + path));
        }
        return paths;
    }
}
