package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.spool.QueueFile;

/** The recipients in a queue file, and what the daemon remembers of a message besides. */
final class FileRecipients implements RecipientSource {
    private final QueueFile file;
    private final long activeNanos;
    private int place;
    private int busy;
    private @Nullable QueueName from;

    FileRecipients(QueueFile file, QueueName from, long activeNanos) {
        this.file = file;
        this.from = from;
        this.activeNanos = activeNanos;
    }

    static FileRecipients of(Message message) {
        return (FileRecipients) message.source();
    }

    QueueFile file() {
        return file;
    }

    /** When the message became active. */
    long activeNanos() {
        return activeNanos;
    }

    /** The queue from which the message came, once: to say that it is active now; null from the second time on. */
    @Nullable
    QueueName takeFrom() {
        QueueName first = from;
        from = null;
        return first;
    }

    /** Delivery requests under way, after one more or less. */
    int busy(int change) {
        busy += change;
        return busy;
    }

    @Override
    public int unread() {
        return file.recipients().size() - place;
    }

    @Override
    public @Nullable Recipient next() {
        var addresses = file.recipients();
        while (place < addresses.size()) {
            int index = place++;
            if (!file.isDone(index)) {
                return new Recipient(addresses.get(index), index);
            }
        }
        return null;
    }
}
