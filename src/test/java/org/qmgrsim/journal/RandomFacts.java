package org.qmgrsim.journal;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Facts that no run would make: every kind, with every sort of value in every field, at the edges of what is possible. */
public final class RandomFacts {
    private static final List<String> TEXTS = List.of(
            "",
            "smtp",
            "mx",
            "naïve",
            "пример@пример.рф",
            "\uD83D\uDCE8 mail",
            "half a pair: \uD83D",
            "\0\n\r",
            "x".repeat(3000));
    private static final long[] EDGES = {
        0, 1, -1, 63, 64, -64, -65, 127, 128, 255, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final SplittableRandom random;
    private final Class<?>[] kinds = kinds();
    private long number;
    private long nanos;

    /** The facts of this seed. */
    public RandomFacts(long seed) {
        this.random = new SplittableRandom(seed);
        this.nanos = random.nextInt(4) == 0 ? -random.nextLong(1L << 40) : random.nextLong(1L << 40);
    }

    /** All kinds of happening, in the order of their names. */
    public static Class<?>[] kinds() {
        Class<?>[] kinds = Happening.class.getPermittedSubclasses();
        Arrays.sort(kinds, Comparator.comparing(Class::getName));
        return kinds;
    }

    /** The next fact. */
    public Fact next() {
        number++;
        nanos += switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextLong(1000);
            case 2 -> random.nextLong(1L << 30);
            default -> random.nextInt(100) == 0 ? 1L << 50 : random.nextLong(1L << 20);
        };
        return new Fact(number, nanos, subject(), link(), link(), happening(kinds[random.nextInt(kinds.length)]));
    }

    private int subject() {
        return random.nextInt(50) == 0 ? random.nextInt(Integer.MAX_VALUE) : random.nextInt(40);
    }

    private long link() {
        return random.nextBoolean() ? 0 : number - 1 - random.nextLong(Math.min(number, 1 + random.nextLong(number)));
    }

    /** A happening of a kind, with any values. */
    public Happening happening(Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(types[i]);
        }
        try {
            var constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Happening) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object value(Class<?> type) {
        if (type == int.class) {
            return (int) number();
        } else if (type == long.class) {
            return number();
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == String.class) {
            return text();
        } else if (type.isEnum()) {
            Object[] choices = type.getEnumConstants();
            return choices[random.nextInt(choices.length)];
        }
        throw new AssertionError("fields of type " + type + " have no saved form");
    }

    private long number() {
        return random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong() >> random.nextInt(64);
    }

    private String text() {
        if (random.nextBoolean()) {
            return TEXTS.get(random.nextInt(random.nextInt(20) == 0 ? TEXTS.size() : TEXTS.size() - 1));
        }
        char[] chars = new char[random.nextInt(12)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000);
        }
        return new String(chars);
    }
}
