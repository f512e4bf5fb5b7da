package org.qmgrsim.measure;

import java.util.Arrays;

/**
 * When something happened, in a stretch of time: each instant as long as they are few, and always how many there were in each of
 * some hundred equal parts.
 */
public final class Instants {
    private static final int MOST = 4096;

    private final long fromNanos;
    private final long untilNanos;
    private final int[] counts;
    private long[] instants = new long[64];
    private int count;

    Instants(long fromNanos, long untilNanos, int parts) {
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
        this.counts = new int[parts];
    }

    void add(long nanos) {
        if (nanos < fromNanos || nanos > untilNanos) {
            return;
        }
        if (count < MOST) {
            if (count == instants.length) {
                instants = Arrays.copyOf(instants, count * 2);
            }
            instants[count] = nanos;
        }
        count++;
        double share = (double) (nanos - fromNanos) / Math.max(1, untilNanos - fromNanos);
        counts[Math.min(counts.length - 1, (int) (share * counts.length))]++;
    }

    /** How many there were. */
    public int count() {
        return count;
    }

    /** Whether {@link #nanos} knows them all. */
    public boolean each() {
        return count <= MOST;
    }

    /** The instants, in order; the first ones if there are too many. */
    public long[] nanos() {
        return Arrays.copyOf(instants, Math.min(count, MOST));
    }

    /** How many there were in each part, joined to so many parts, of which the last may be shorter. */
    public int[] counts(int parts) {
        int joined = Math.max(1, (counts.length + parts - 1) / parts);
        int[] result = new int[(counts.length + joined - 1) / joined];
        for (int i = 0; i < counts.length; i++) {
            result[i / joined] += counts[i];
        }
        return result;
    }
}
