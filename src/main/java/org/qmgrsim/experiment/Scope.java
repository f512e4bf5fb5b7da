package org.qmgrsim.experiment;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a run is measured.
 *
 * @param fromNanos virtual time from which messages that arrive are measured
 * @param untilNanos virtual time before which
 * @param courseOf delays whose course is recorded; null for none
 * @param stepNanos distance of the points of that course
 */
record Scope(long fromNanos, long untilNanos, Measure.@Nullable Delays courseOf, long stepNanos) {
    static final Scope WHOLE = new Scope(0, Long.MAX_VALUE, null, 0);

    boolean takes(long arrivedNanos) {
        return arrivedNanos >= fromNanos && arrivedNanos < untilNanos;
    }

    Scope from(long nanos) {
        return new Scope(nanos, untilNanos, courseOf, stepNanos);
    }
}
