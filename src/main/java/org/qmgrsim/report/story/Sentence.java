package org.qmgrsim.report.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that can be said in any language: the key of a phrase, and what stands in its gaps.
 *
 * @param key of the phrase, in {@code phrases.properties}
 * @param values by the name of the gap: texts, whole numbers, {@link At} or {@link Span}
 * @param facts numbers of the facts on which it stands
 */
public record Sentence(String key, Map<String, Object> values, List<Long> facts) {
    /** An instant of virtual time, in nanoseconds since the epoch of the run. */
    public record At(long nanos) {}

    /** A length of time in nanoseconds. */
    public record Span(long nanos) {}

    /** Takes copies. */
    public Sentence {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        facts = List.copyOf(facts);
    }

    static Sentence of(String key, long... facts) {
        List<Long> numbers = new ArrayList<>();
        for (long fact : facts) {
            if (fact != 0) {
                numbers.add(fact);
            }
        }
        return new Sentence(key, Map.of(), numbers);
    }

    /** The same with one more gap filled. */
    Sentence with(String gap, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(gap, value);
        return new Sentence(key, more, facts);
    }

    Sentence at(String gap, long nanos) {
        return with(gap, new At(nanos));
    }

    Sentence span(String gap, long nanos) {
        return with(gap, new Span(nanos));
    }
}
