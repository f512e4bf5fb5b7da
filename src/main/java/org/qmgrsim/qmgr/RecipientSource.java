package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/** The recipients in a message's file, read from front to back, some at a time. */
interface RecipientSource {
    /**
     * Recipients in the file that were not yet passed, done or not. It starts as the count written by cleanup, which is
     * never updated, and falls by one for each recipient record that is passed.
     */
    int unread();

    /** The next recipient that is not marked done, passing over those that are; null at the end. */
    @Nullable
    Recipient next();
}
