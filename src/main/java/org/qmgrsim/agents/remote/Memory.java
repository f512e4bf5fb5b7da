package org.qmgrsim.agents.remote;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a host remembers, by the trait that needs it: it survives as long as the trait stays the same. */
final class Memory {
    private final Map<Trait, Object> byTrait = new HashMap<>();

    /** What a trait remembers; at first what {@code fresh} gives. */
    @SuppressWarnings("unchecked") // each trait is a class of its own and asks for one class only
    <T> T of(Trait trait, Supplier<T> fresh) {
        return (T) byTrait.computeIfAbsent(trait, unseen -> fresh.get());
    }
}
