package org.qmgrsim.qmgr;

/**
 * What came of looking for an entry for an agent: the {@link Entry} itself; or a {@link Message} of which more recipients
 * must be read first, because that takes time and is the daemon's work; or {@link Nothing}.
 */
sealed interface Choice permits Entry, Message, Choice.Nothing {
    /** There is nothing to deliver after all. */
    enum Nothing implements Choice {
        NOTHING
    }
}
