package org.qmgrsim.agents.remote;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a host does, put together from traits.
 *
 * @param traits asked one after another; the first answer is given
 * @param latencies how long the host takes for its answer, by stage; for the stage {@code CONNECT}, until the connection
 *     stands
 * @param tarpit how much longer it takes for an answer that is a refusal
 * @param limit how many sessions it serves at a time; null: any number
 * @param accepted the reply that takes a message on
 * @param onward to whom it hands a message before it takes it on; null: to nobody
 */
public record Behaviour(
        List<Trait> traits,
        Map<Stage, Latency> latencies,
        Latency tarpit,
        @Nullable ConnectionLimit limit,
        Answer accepted,
        @Nullable Onward onward) {
    /** Accepts at once. */
    public static final Behaviour ACCEPTS =
            new Behaviour(List.of(), Map.of(), Latency.NONE, null, Answer.reply(Replies.of("250")), null);

    /** Takes copies; leaves out latencies that are nothing. */
    public Behaviour {
        traits = List.copyOf(traits);
        latencies = latencies.entrySet().stream()
                .filter(entry -> !entry.getValue().isNone())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The same with one more trait, which is asked last. */
    public Behaviour with(Trait trait) {
        return new Behaviour(
                Stream.concat(traits.stream(), Stream.of(trait)).toList(), latencies, tarpit, limit, accepted, onward);
    }

    /** The same, but answering everybody alike at one stage. */
    public Behaviour always(Stage stage, Answer answer) {
        return with(new Always(stage, answer));
    }

    /** The same, but taking its time at one stage. */
    public Behaviour taking(Stage stage, Latency latency) {
        Map<Stage, Latency> other = Stream.concat(
                        latencies.entrySet().stream().filter(entry -> entry.getKey() != stage),
                        Stream.of(Map.entry(stage, latency)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Behaviour(traits, other, tarpit, limit, accepted, onward);
    }

    /** The same, but slow to refuse. */
    public Behaviour slowToRefuse(Latency tarpit) {
        return new Behaviour(traits, latencies, tarpit, limit, accepted, onward);
    }

    /** The same with a limit. */
    public Behaviour upTo(@Nullable ConnectionLimit limit) {
        return new Behaviour(traits, latencies, tarpit, limit, accepted, onward);
    }

    /** The same, but saying something else when it takes a message on. */
    public Behaviour accepting(Answer accepted) {
        return new Behaviour(traits, latencies, tarpit, limit, accepted, onward);
    }

    /** The same, but handing each message on. */
    public Behaviour handingOn(@Nullable Onward onward) {
        return new Behaviour(traits, latencies, tarpit, limit, accepted, onward);
    }

    Latency latency(Stage stage) {
        return latencies.isEmpty() ? Latency.NONE : latencies.getOrDefault(stage, Latency.NONE);
    }

    /** When a host goes on that may stand still at an instant; {@code Long.MAX_VALUE} if it never does. */
    long goesOn(Server server, long nanos) {
        long later = nanos;
        for (boolean changed = true; changed && later != Long.MAX_VALUE; ) {
            changed = false;
            for (Trait trait : traits) {
                long on = trait instanceof Outage outage ? outage.goesOn(server, later) : later;
                changed |= on != later;
                later = on;
            }
        }
        return later;
    }

    /** When a session breaks off that lasts from one instant to another; {@code Long.MAX_VALUE} if it does not. */
    long breaksOff(Server server, long fromNanos, long toNanos) {
        long first = Long.MAX_VALUE;
        for (Trait trait : traits) {
            if (trait instanceof Outage outage) {
                first = Math.min(first, outage.breaksOff(server, fromNanos, toNanos));
            }
        }
        return first;
    }

    /** Whether packets to the host vanish at an instant. */
    boolean swallows(Server server, long nanos) {
        for (Trait trait : traits) {
            if (trait instanceof Outage outage && outage.swallows(server, nanos)) {
                return true;
            }
        }
        return false;
    }
}
