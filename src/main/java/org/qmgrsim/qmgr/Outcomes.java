package org.qmgrsim.qmgr;

/** What the queue manager in memory asks of the daemon around it. */
interface Outcomes {
    /**
     * The last entry of the message has ended: read on, or complete it. The daemon may read, assign or dispose at once,
     * within this call, or later.
     *
     * @see "Postfix src/qmgr/qmgr_active.c: qmgr_active_done"
     */
    void done(Message message);

    /**
     * Write a defer record for one recipient now, because {@code retry} cannot be used either. Its status belongs into
     * the flags of the message.
     *
     * @see "Postfix src/qmgr/qmgr_defer.c: qmgr_defer_recipient"
     */
    void defer(Message message, Recipient recipient, Dsn why);
}
