package org.qmgrsim.journal;

import java.util.Locale;

/** What a message waits for. Its life is a chain of these without a gap. */
public enum Wait {
    /** The client and cleanup are still at it: until the queue file is complete. */
    RECEIVING,
    /** cleanup found the flow pipe empty. */
    FLOW_CONTROL,
    /** In maildrop, until pickup looks. */
    PICKUP,
    /** A trigger is on its way to qmgr. */
    TRIGGER,
    /** No trigger came through: until something else makes qmgr scan. */
    NO_TRIGGER,
    /** Its time has not come: the modification time lies ahead, until a scan after that. */
    BACKOFF,
    /** Still locked by an agent of a former qmgr. */
    LOCKED,
    /** Held by the operator. */
    HOLD,
    /** In the active queue, not yet with an agent: window, process limit or the turn of others. */
    AGENT,
    /** With an agent. */
    DELIVERY,
    /** All agents have reported; bounce, defer or remove. */
    COMPLETION;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The wait in the words of the reports. */
    @Override
    public String toString() {
        return word;
    }
}
