package org.qmgrsim.journal.view;

import org.jspecify.annotations.Nullable;

/** A message that is in the system: what does not depend on its file. */
final class MailInQueue {
    final int subject;
    final String sender;
    boolean gone;
    int attempts;
    long lastTriedNanos = -1;

    @Nullable
    QueuedMail newest;

    MailInQueue(int subject, String sender) {
        this.subject = subject;
        this.sender = sender;
    }

    /** The file that this fact brought to its place, or none. */
    @Nullable
    QueuedMail file(long placeFact) {
        QueuedMail file = newest;
        while (file != null && file.placeFact != placeFact) {
            file = file.earlier;
        }
        return file;
    }

    /** Whether a file of it stands in the queue. */
    boolean hasFile() {
        for (QueuedMail file = newest; file != null; file = file.earlier) {
            if (file.queue() != null) {
                return true;
            }
        }
        return false;
    }
}
