package org.qmgrsim.measure;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How much memory somebody holds on to: counts words, object by object, along all references. */
final class Retained {
    private static final long HEADER = 2;
    private static final long ENTRY = 5; // of a hash table, with its share of the table

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> left = new ArrayDeque<>();
    private final Map<String, Long> words = new TreeMap<>();

    /** Does not count what hangs on these. */
    Retained without(Object... others) {
        for (Object other : others) {
            follow(other);
        }
        walk();
        words.clear();
        return this;
    }

    /** Words by class, of all that hangs on these. */
    Map<String, Long> of(Object... roots) {
        for (Object root : roots) {
            follow(root);
        }
        walk();
        return words;
    }

    private void walk() {
        while (!left.isEmpty()) {
            Object next = left.pop();
            words.merge(next.getClass().getName().replaceAll("\\$\\$Lambda.*", " (lambda)"), words(next), Long::sum);
        }
    }

    private void follow(Object object) {
        if (object != null && !(object instanceof Class<?>) && !(object instanceof Enum<?>) && seen.add(object)) {
            left.push(object);
        }
    }

    private long words(Object object) {
        if (object instanceof String text) {
            return 2 * HEADER + text.length() / 8;
        } else if (object.getClass().isArray()) {
            return HEADER + elements(object);
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                follow(key);
                follow(value);
            });
            return HEADER + ENTRY * map.size();
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(this::follow);
            return HEADER + ENTRY * collection.size();
        } else if (object.getClass().getName().startsWith("java.")) {
            return HEADER;
        }
        return HEADER + fields(object);
    }

    private long elements(Object array) {
        int length = Array.getLength(array);
        if (array instanceof Object[] objects) {
            for (Object element : objects) {
                follow(element);
            }
        }
        return length;
    }

    private long fields(Object object) {
        long count = 0;
        for (Class<?> type = object.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    count++;
                    if (!field.getType().isPrimitive()) {
                        follow(value(field, object));
                    }
                }
            }
        }
        return count;
    }

    private static Object value(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }
}
