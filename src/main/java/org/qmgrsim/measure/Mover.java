package org.qmgrsim.measure;

/** What began the scan in which qmgr took a message into the active queue. */
public enum Mover {
    /** The trigger that cleanup sent for this message. */
    OWN_TRIGGER("its own trigger"),
    /** A trigger that was sent for some other message. */
    OTHER_TRIGGER("the trigger of another message"),
    /** master's timer. */
    WAKEUP("the wakeup"),
    /** qmgr's own timer of {@code queue_run_delay}. */
    DEFERRED_TIMER("the deferred timer"),
    /** A new qmgr, which scans before it listens. */
    START("a start of qmgr"),
    /** A flush, or another trigger by hand. */
    FLUSH("a flush");

    private final String words;

    Mover(String words) {
        this.words = words;
    }

    /** In the words of the reports. */
    @Override
    public String toString() {
        return words;
    }
}
