package org.qmgrsim.measure;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/** A sample of waits, each either complete or still under way when the run ended. None is ever dropped. */
public final class Waits {
    private static final int LEAST_BEYOND = 1;

    private long[] complete = new long[64];
    private int completed;
    private long[] censored = new long[4];
    private int open;

    /** Adds a wait that ended. */
    public void add(long nanos) {
        if (completed == complete.length) {
            complete = Arrays.copyOf(complete, completed * 2);
        }
        complete[completed++] = nanos;
    }

    /** Adds a wait that the end of the run cut off. */
    public void addCensored(long nanos) {
        if (open == censored.length) {
            censored = Arrays.copyOf(censored, open * 2);
        }
        censored[open++] = nanos;
    }

    /** Adds all waits of another sample. */
    public void add(Waits other) {
        for (int i = 0; i < other.completed; i++) {
            add(other.complete[i]);
        }
        for (int i = 0; i < other.open; i++) {
            addCensored(other.censored[i]);
        }
    }

    /** Number of all waits. */
    public int count() {
        return completed + open;
    }

    /** Number of waits that ended. */
    public int completed() {
        return completed;
    }

    /** Number of waits that the end of the run cut off. */
    public int censored() {
        return open;
    }

    /** The complete waits in seconds, in ascending order. */
    public double[] seconds() {
        return Arrays.stream(sorted(complete, completed))
                .mapToDouble(nanos -> nanos / 1e9)
                .toArray();
    }

    /** Share still waiting by time. */
    public Survival survival() {
        return Survival.of(sorted(complete, completed), sorted(censored, open));
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
        return open > 0 ? Quantile.NEVER : longestComplete();
    }

    /** The longest of the waits that ended. */
    public Quantile longestComplete() {
        return completed == 0 ? Quantile.UNKNOWN : Quantile.of(StatUtils.max(seconds()));
    }

    /** The mean wait; never, if one of them was cut off. */
    public Quantile mean() {
        return open > 0 ? Quantile.NEVER : meanOfComplete();
    }

    /** The mean of the waits that ended. */
    public Quantile meanOfComplete() {
        return completed == 0 ? Quantile.UNKNOWN : Quantile.of(StatUtils.mean(seconds()));
    }
}
