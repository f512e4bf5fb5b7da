package org.qmgrsim.measure;

import org.jspecify.annotations.Nullable;

/**
 * What began a scan.
 *
 * @param kind OTHER_TRIGGER for the trigger of any message
 * @param message the message whose trigger it was; 0 if it was none, or that of a message that was active already
 * @param startedBy of a scan at the start of qmgr: what made master fork it; null if that is unknown
 */
record ScanCause(Mover kind, int message, @Nullable ScanCause startedBy) {
    static final ScanCause WAKEUP = new ScanCause(Mover.WAKEUP, 0, null);
    static final ScanCause FLUSH = new ScanCause(Mover.FLUSH, 0, null);
    static final ScanCause DEFERRED_TIMER = new ScanCause(Mover.DEFERRED_TIMER, 0, null);

    static ScanCause trigger(int message) {
        return new ScanCause(Mover.OTHER_TRIGGER, message, null);
    }

    static ScanCause start(@Nullable ScanCause by) {
        return new ScanCause(Mover.START, 0, by);
    }

    /** The same from the point of view of a message. */
    Mover of(int subject) {
        return message == subject && message != 0 ? Mover.OWN_TRIGGER : kind;
    }
}
