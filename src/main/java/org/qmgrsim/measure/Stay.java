package org.qmgrsim.measure;

import org.qmgrsim.journal.Wait;

/** Where a message is and what for, in as many words as a picture can hold. */
public enum Stay {
    /** The client and cleanup are still at it. */
    ARRIVING("being received"),
    /** In maildrop until pickup looks. */
    MAILDROP("in maildrop"),
    /** In incoming, its trigger on its way. */
    INCOMING("in incoming"),
    /** In incoming, and no trigger will come of itself. */
    NO_TRIGGER("in incoming, trigger lost"),
    /** Its time has not come, or it is still locked. */
    DEFERRED("deferred or locked"),
    /** Held by the operator, or set aside as corrupt. */
    HOLD("on hold"),
    /** Active, not yet with an agent. */
    ACTIVE("active, waits for an agent"),
    /** With an agent, or qmgr is concluding it. */
    DELIVERY("being delivered");

    private final String words;

    Stay(String words) {
        this.words = words;
    }

    static Stay of(Wait wait) {
        return switch (wait) {
            case RECEIVING, FLOW_CONTROL -> ARRIVING;
            case PICKUP -> MAILDROP;
            case TRIGGER -> INCOMING;
            case NO_TRIGGER -> NO_TRIGGER;
            case BACKOFF, LOCKED -> DEFERRED;
            case HOLD, CORRUPT -> HOLD;
            case AGENT -> ACTIVE;
            case DELIVERY, COMPLETION -> DELIVERY;
        };
    }

    /** In the words of a legend. */
    @Override
    public String toString() {
        return words;
    }
}
