package org.qmgrsim.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of one message, from its arrival to its end or to the end of the run. Times are virtual; {@link #NEVER} stands
 * for what had not happened when the run ended.
 *
 * @param message its subject in the journal
 * @param source the name of the source it came from; may be empty
 * @param comesOf the queue ID of the message of which a content filter made this one; empty: of none
 * @param queueIds the names of its queue files, one after another
 * @param queuedNanos when its file in incoming was complete
 * @param activeNanos when it first became active
 * @param mover what made it active; null if nothing did
 * @param startedBy of a message that a start of qmgr made active: what started qmgr; null if unknown, or if it was no start
 * @param ownTriggerLost whether no trigger of its own reached qmgr's socket
 * @param deliveredNanos when the last recipient got it
 * @param removedNanos when it left the queue
 * @param endNanos when it left the queue, or the end of the run
 * @param waits what it waited for, without a gap
 */
public record MessageLife(
        int message,
        String source,
        String comesOf,
        List<String> queueIds,
        String sender,
        int recipients,
        int sizeBytes,
        long arrivedNanos,
        long queuedNanos,
        long activeNanos,
        @Nullable Mover mover,
        @Nullable Mover startedBy,
        boolean ownTriggerLost,
        int deferrals,
        long deliveredNanos,
        long removedNanos,
        long endNanos,
        FinalState state,
        List<WaitedFor> waits) {
    /** In place of a time: it did not happen. */
    public static final long NEVER = -1;

    /**
     * Takes copies of the lists.
     *
     * @throws IllegalArgumentException if the waits do not add up to the life
     */
    public MessageLife {
        queueIds = List.copyOf(queueIds);
        waits = List.copyOf(waits);
        long sum = 0;
        for (WaitedFor wait : waits) {
            sum += wait.nanos();
        }
        if (sum != endNanos - arrivedNanos) {
            throw new IllegalArgumentException(
                    "message " + message + " lived " + (endNanos - arrivedNanos) + " ns and waited " + sum);
        }
    }

    /** Whether a complete file of it ever stood in incoming. */
    public boolean wasQueued() {
        return queuedNanos != NEVER;
    }

    /** Whether it ever became active. */
    public boolean wasActive() {
        return activeNanos != NEVER;
    }

    /** Whether the wakeup moved it: by a scan of its own, or by starting qmgr. */
    public boolean movedByWakeup() {
        return mover == Mover.WAKEUP || (mover == Mover.START && startedBy == Mover.WAKEUP);
    }

    /** From queued to active, in nanoseconds; of a message that never became active, how long it had waited at the end. */
    public long activationNanos() {
        return (wasActive() ? activeNanos : endNanos) - queuedNanos;
    }
}
