package org.qmgrsim.scenario.language;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of single value: which texts belong to it, and what they mean. A text belongs if its pattern matches, which is
 * what the JSON Schema asks too, and the reader has no objection (a range, mostly).
 *
 * @param words {@code a duration}
 * @param write how to write one, after the word {@code write}
 * @param choices all texts, if they can be listed; else empty
 * @param pattern matches the whole text
 * @param numbers which JSON numbers are texts of this kind too; null for none
 */
public record Kind<T>(
        String words,
        String write,
        Class<T> type,
        List<String> choices,
        Pattern pattern,
        @Nullable Numbers numbers,
        Diagnosis diagnosis,
        Reader<T> reader) {
    /**
     * Numbers of JSON: a range, both ends included, null for none; or these and no others, if there are any.
     */
    record Numbers(
            boolean whole, @Nullable Double least, @Nullable Double greatest, List<Double> only) {
        static Numbers of(boolean whole, @Nullable Double least, @Nullable Double greatest) {
            return new Numbers(whole, least, greatest, List.of());
        }

        static Numbers of(double... only) {
            return new Numbers(false, null, null, Arrays.stream(only).boxed().toList());
        }
    }

    /** Reads a text that the pattern matches. */
    @FunctionalInterface
    interface Reader<T> {
        T read(String text) throws BadValue;
    }

    /** Says what is wrong with a text that the pattern does not match; null if nothing better than usual comes to mind. */
    @FunctionalInterface
    interface Diagnosis {
        @Nullable
        String of(String text);
    }

    /** The value of a text. */
    T read(String text) throws BadValue {
        if (!pattern.matcher(text).matches()) {
            throw new BadValue(diagnosis.of(text));
        }
        return reader.read(text);
    }

    /** The usual remedy. */
    String remedy() {
        return "write " + write;
    }
}
