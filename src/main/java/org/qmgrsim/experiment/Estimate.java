package org.qmgrsim.experiment;

import org.qmgrsim.experiment.statistics.Interval;

/**
 * What all runs of a point say about a measure.
 *
 * @param interval value and interval; see there for what is unknown
 * @param atLeast whether some mail still waited at the end, so that the value can only be greater
 * @param method how the interval was made
 * @param runs that gave it
 * @param messages behind it; 0 if it is no statistic of messages
 * @param note what to know about it; empty for nothing
 */
public record Estimate(
        Measure measure, Interval interval, boolean atLeast, String method, int runs, long messages, String note) {
    /** Whether the value is a number. */
    public boolean isKnown() {
        return !Double.isNaN(interval.value());
    }

    /** Whether what is measured did not end. */
    public boolean isNever() {
        return Double.isInfinite(interval.value());
    }

    Estimate with(Interval other, String how, String what) {
        return new Estimate(measure, other, atLeast, how, runs, messages, what);
    }
}
