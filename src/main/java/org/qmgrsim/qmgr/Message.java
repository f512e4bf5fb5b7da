package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/**
 * A message in the active queue: its jobs, one for each transport, and its share of recipient slots.
 *
 * @see "Postfix src/qmgr/qmgr_message.c"
 */
final class Message implements Choice {
    /** The flag of a message that is to be tried again ({@code DELIVER_STAT_DEFER}). */
    static final int DEFER = 1;

    final Chain<Job> jobs = new Chain<>();
    final long queuedSeconds;

    /** Entries not yet done. */
    int refcount;

    /** Recipients in memory. */
    int recipientCount;

    /** Recipients that may be in memory. */
    int recipientLimit;

    /** Recipient records in the file not yet passed ({@code rcpt_unread}). */
    int unread;

    /** Whether reading stopped before the end of the file was seen ({@code rcpt_offset != 0}). */
    boolean moreToRead;

    long refillSeconds;

    private final String queueId;
    private final int subject;
    private final String sender;
    private final FeedFlags feedFlags;
    private final RecipientSource source;
    private int flags;
    private boolean skipped;

    Message(
            String queueId,
            int subject,
            String sender,
            FeedFlags feedFlags,
            RecipientSource source,
            long queuedSeconds,
            int recipientLimit) {
        this.queueId = queueId;
        this.subject = subject;
        this.sender = sender;
        this.feedFlags = feedFlags;
        this.source = source;
        this.queuedSeconds = queuedSeconds;
        this.recipientLimit = recipientLimit;
        this.unread = source.unread();
    }

    String queueId() {
        return queueId;
    }

    int subject() {
        return subject;
    }

    String sender() {
        return sender;
    }

    FeedFlags feedFlags() {
        return feedFlags;
    }

    RecipientSource source() {
        return source;
    }

    int refcount() {
        return refcount;
    }

    boolean moreToRead() {
        return moreToRead;
    }

    /** What agents and bounce have said so far; 0 means that nothing is left to be tried again. */
    int flags() {
        return flags;
    }

    void raise(int status) {
        flags |= status;
    }

    void setFlags(int status) {
        flags = status;
    }

    /**
     * It goes back to the sender with what its last attempt has left in the defer log: no recipient of the next read gets
     * an entry.
     */
    void returnUntried() {
        skipped = true;
        raise(DEFER);
    }

    /** Its file is bad: nothing becomes of what is read. */
    void reject() {
        skipped = true;
    }

    /** What is read from now on is an ordinary batch. */
    void readOn() {
        skipped = false;
    }

    /** Whether the recipients that are read next get no entries. */
    boolean isSkipped() {
        return skipped;
    }

    /** Recipients that may still be read into memory. */
    int room() {
        return recipientLimit - recipientCount;
    }

    @Nullable
    Job jobOf(Transport transport) {
        for (Link<Job> link = jobs.head(); link != null; link = link.next) {
            if (link.owner.transport == transport) {
                return link.owner;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return queueId;
    }
}
