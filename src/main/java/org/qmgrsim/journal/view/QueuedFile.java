package org.qmgrsim.journal.view;

import org.qmgrsim.journal.QueueName;

/**
 * A file in a queue directory.
 *
 * @param number of the file, from 0, in the order in which files were made
 * @param queue where it stands
 * @param queueId its name
 * @param message the message in it
 * @param sizeBytes as qmgr will log it; 0 while the file is incomplete
 * @param mode permission bits
 * @param mtimeSecond modification time, in whole seconds since 1970
 * @param sinceNanos when it came into this directory, in nanoseconds since the epoch of the run
 * @param createdNanos when it was made
 */
public record QueuedFile(
        int number,
        QueueName queue,
        String queueId,
        int message,
        int sizeBytes,
        int mode,
        long mtimeSecond,
        long sinceNanos,
        long createdNanos) {
    private static final int COMPLETE = 0700;

    /** Whether the file is complete: without all three owner bits it is invisible to qmgr (mail_open_ok.c). */
    public boolean complete() {
        return (mode & COMPLETE) == COMPLETE;
    }
}
