package org.qmgrsim.measure;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.jspecify.annotations.Nullable;

/**
 * A sample of waits, each either complete or still under way when the run ended. None is ever dropped, and up to {@link
 * #MOST_LISTED} are known to the nanosecond. More than these are counted, as a {@link DelaySample} does, so that a long run
 * needs no more memory than a short one: of them the quantiles are known to one part in a thousand, the rest exactly.
 */
public final class Waits {
    /** So many waits are known one by one. */
    public static final int MOST_LISTED = 30_000;

    private static final int LEAST_BEYOND = 1;

    private long[] complete = new long[64];
    private int completed;
    private long[] censored = new long[4];
    private int open;
    private @Nullable DelaySample counted;

    /** Adds a wait that ended. */
    public void add(long nanos) {
        DelaySample sample = sampleForOneMore();
        if (sample != null) {
            sample.add(nanos);
            return;
        }
        if (completed == complete.length) {
            complete = Arrays.copyOf(complete, completed * 2);
        }
        complete[completed++] = nanos;
    }

    /** Adds a wait that the end of the run cut off. */
    public void addCensored(long nanos) {
        DelaySample sample = sampleForOneMore();
        if (sample != null) {
            sample.addOpen(nanos);
            return;
        }
        if (open == censored.length) {
            censored = Arrays.copyOf(censored, open * 2);
        }
        censored[open++] = nanos;
    }

    /** Adds all waits of another sample. */
    public void add(Waits other) {
        if (other.counted != null) {
            sample().add(other.counted);
            return;
        }
        for (int i = 0; i < other.completed; i++) {
            add(other.complete[i]);
        }
        for (int i = 0; i < other.open; i++) {
            addCensored(other.censored[i]);
        }
    }

    private @Nullable DelaySample sampleForOneMore() {
        return counted == null && completed + open < MOST_LISTED ? null : sample();
    }

    private DelaySample sample() {
        if (counted == null) {
            counted = new DelaySample();
            for (int i = 0; i < completed; i++) {
                counted.add(complete[i]);
            }
            for (int i = 0; i < open; i++) {
                counted.addOpen(censored[i]);
            }
            complete = new long[0];
            completed = 0;
            censored = new long[0];
            open = 0;
        }
        return counted;
    }

    /** Number of all waits. */
    public int count() {
        return counted == null ? completed + open : Math.toIntExact(counted.count());
    }

    /** Number of waits that ended. */
    public int completed() {
        return count() - censored();
    }

    /** Number of waits that the end of the run cut off. */
    public int censored() {
        return counted == null ? open : Math.toIntExact(counted.open());
    }

    /**
     * The complete waits in seconds, in ascending order.
     *
     * @throws IllegalStateException if there are more than are listed
     */
    public double[] seconds() {
        if (counted != null) {
            throw new IllegalStateException(count() + " waits are counted, not listed");
        }
        return Arrays.stream(sorted(complete, completed))
                .mapToDouble(nanos -> nanos / 1e9)
                .toArray();
    }

    /** Share still waiting by time. */
    public Survival survival() {
        return counted == null ? Survival.of(sorted(complete, completed), sorted(censored, open)) : counted.survival();
    }

    private static long[] sorted(long[] values, int count) {
        long[] copy = Arrays.copyOf(values, count);
        Arrays.sort(copy);
        return copy;
    }

    /**
     * An order statistic: the first time at which at least this share had ended its wait.
     *
     * @return unknown if fewer than one wait is expected beyond it
     */
    public Quantile quantile(double ended) {
        if (count() * (1 - ended) < LEAST_BEYOND - 1e-9) {
            return Quantile.UNKNOWN;
        }
        return survival().quantile(ended);
    }

    /** The longest wait; never, if one of them was cut off. */
    public Quantile longest() {
        return censored() > 0 ? Quantile.NEVER : longestComplete();
    }

    /** The longest of the waits that ended. */
    public Quantile longestComplete() {
        if (completed() == 0) {
            return Quantile.UNKNOWN;
        }
        return Quantile.of(counted == null ? StatUtils.max(seconds()) : counted.longestEndedSeconds());
    }

    /** The mean wait; never, if one of them was cut off. */
    public Quantile mean() {
        return censored() > 0 ? Quantile.NEVER : meanOfComplete();
    }

    /** The mean of the waits that ended. */
    public Quantile meanOfComplete() {
        if (completed() == 0) {
            return Quantile.UNKNOWN;
        }
        return Quantile.of(counted == null ? StatUtils.mean(seconds()) : counted.endedSumSeconds() / completed());
    }
}
