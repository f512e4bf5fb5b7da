package org.qmgrsim.journal;

import java.util.Locale;

/** What a message waits for. Its life is a chain of these without a gap. */
public enum Wait {
    /** The client and cleanup are still at it: until the queue file is complete. */
    RECEIVING("its client and cleanup"),
    /** cleanup found the flow pipe empty. */
    FLOW_CONTROL("a token of the flow pipe (in_flow_delay)"),
    /** In maildrop, until pickup looks. */
    PICKUP("pickup, in maildrop"),
    /** A trigger is on its way to qmgr. */
    TRIGGER("a trigger on its way to qmgr"),
    /** No trigger came through: until something else makes qmgr scan. */
    NO_TRIGGER("a scan: its own trigger was lost"),
    /** Its time has not come: the modification time lies ahead, until a scan after that. */
    BACKOFF("its next attempt, in deferred"),
    /** Still locked by an agent of a former qmgr. */
    LOCKED("an agent of a former qmgr"),
    /** Held by the operator. */
    HOLD("the operator, in hold"),
    /** In the active queue, not yet with an agent: window, process limit or the turn of others. */
    AGENT("a delivery agent, in active"),
    /** With an agent. */
    DELIVERY("the delivery"),
    /** All agents have reported; bounce, defer or remove. */
    COMPLETION("bounce, defer or removal"),
    /** Set aside as corrupt. */
    CORRUPT("somebody to look at it, in corrupt");

    private final String meaning;
    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Wait(String meaning) {
        this.meaning = meaning;
    }

    /** What it is spent on, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The wait in one word, as in tables for programs. */
    @Override
    public String toString() {
        return word;
    }
}
