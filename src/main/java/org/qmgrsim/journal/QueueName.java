package org.qmgrsim.journal;

import java.util.Locale;

/** The directories of the queue that hold messages. */
public enum QueueName {
    MAILDROP,
    INCOMING,
    ACTIVE,
    DEFERRED,
    HOLD,
    CORRUPT;

    private final String directory = name().toLowerCase(Locale.ROOT);

    /** The directory's name. */
    @Override
    public String toString() {
        return directory;
    }
}
