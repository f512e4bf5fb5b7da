package org.qmgrsim.agents.remote;

import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.WallClock;

/** How long a host takes for something: by a law of chance, or as it was measured over time. */
public sealed interface Latency permits Latency.ByLaw, MeasuredLatency {
    /** No time at all. */
    Latency NONE = of(Law.constant(0));

    /**
     * The time in nanoseconds.
     *
     * @param nowNanos when it begins, virtual time
     * @param u the luck of it, strictly between 0 and 1
     */
    long nanos(long nowNanos, double u);

    /** Whether it is nothing, always. */
    default boolean isNone() {
        return equals(NONE);
    }

    /** A law of seconds. */
    static Latency of(Law seconds) {
        return new ByLaw(seconds);
    }

    /** A law of seconds, whatever the time of day. */
    record ByLaw(Law seconds) implements Latency {
        @Override
        public long nanos(long nowNanos, double u) {
            return (long) (seconds.quantile(u) * WallClock.SECOND);
        }
    }
}
