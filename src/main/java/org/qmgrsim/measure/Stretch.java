package org.qmgrsim.measure;

/** Something that held from one virtual time to another. */
public record Stretch<T>(T what, long fromNanos, long untilNanos) {
    /** How long. */
    public long nanos() {
        return untilNanos - fromNanos;
    }
}
