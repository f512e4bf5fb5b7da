package org.qmgrsim.measure;

/** Where a message stood at the end of its life, or of the run. */
public enum FinalState {
    /** Every recipient has it. */
    DELIVERED("delivered"),
    /** Every recipient was refused. */
    BOUNCED("bounced"),
    /** Some have it, some were refused. */
    PARTLY_BOUNCED("partly bounced"),
    /** It became too old. */
    EXPIRED("expired"),
    /** It left the queue in some other way. */
    REMOVED("removed"),
    /** The run ended first; the last of its waits says what it waited for. */
    STILL_WAITING("still waiting");

    private final String words;

    FinalState(String words) {
        this.words = words;
    }

    /** In the words of the reports. */
    @Override
    public String toString() {
        return words;
    }
}
