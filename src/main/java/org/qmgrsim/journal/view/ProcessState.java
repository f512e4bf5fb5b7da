package org.qmgrsim.journal.view;

import org.qmgrsim.journal.Happening;

/**
 * A process.
 *
 * @param forked its service, program and pid
 * @param forkedNanos when it was made, in nanoseconds since the epoch of the run
 * @param life what it is now
 * @param sinceFact number of the fact that made it so
 * @param sinceNanos when that was
 */
public record ProcessState(
        int subject, Happening.ProcessForked forked, long forkedNanos, Life life, long sinceFact, long sinceNanos) {
    /** What can be said of the life of a process. */
    public enum Life {
        /** It runs, or waits for something to do. */
        ALIVE,
        /** Stopped by a signal. */
        STOPPED,
        /** It has ended. */
        DEAD
    }
}
