package org.qmgrsim.agents.remote;

import java.util.Arrays;

/** Times as they were measured, one after another: what was measured last holds until the next one. */
public final class MeasuredLatency implements Latency {
    private final long[] fromNanos;
    private final long[] latencyNanos;

    /**
     * A trace.
     *
     * @param fromNanos virtual times, rising; before the first one its value holds
     * @param latencyNanos what was measured then, not negative
     * @throws IllegalArgumentException if there is none, or not as many of both, or the times do not rise
     */
    public MeasuredLatency(long[] fromNanos, long[] latencyNanos) {
        if (fromNanos.length == 0 || fromNanos.length != latencyNanos.length) {
            throw new IllegalArgumentException(fromNanos.length + " times and " + latencyNanos.length + " values");
        }
        for (int i = 1; i < fromNanos.length; i++) {
            if (fromNanos[i] <= fromNanos[i - 1]) {
                throw new IllegalArgumentException("time " + i + " does not come after the one before");
            }
        }
        this.fromNanos = fromNanos.clone();
        this.latencyNanos = latencyNanos.clone();
    }

    @Override
    public long nanos(long nowNanos, double u) {
        int place = Arrays.binarySearch(fromNanos, nowNanos);
        return latencyNanos[Math.max(0, place >= 0 ? place : -place - 2)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MeasuredLatency trace
                && Arrays.equals(fromNanos, trace.fromNanos)
                && Arrays.equals(latencyNanos, trace.latencyNanos);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(fromNanos) + Arrays.hashCode(latencyNanos);
    }

    @Override
    public String toString() {
        return "MeasuredLatency[values=" + fromNanos.length + "]";
    }
}
