package org.qmgrsim.report.story;

import org.jspecify.annotations.Nullable;

/**
 * What made a daemon look into its directory.
 *
 * @param kind of the impulse
 * @param fact that gave it
 * @param atNanos when
 * @param sender the message whose trigger it was; 0 if it was none
 * @param startedBy of a start: what made master make the process; null if that is unknown
 */
record Impulse(
        Kind kind,
        long fact,
        long atNanos,
        int sender,
        @Nullable Impulse startedBy) {
    enum Kind {
        TRIGGER,
        WAKEUP,
        START,
        TIMER,
        OPERATOR
    }
}
