package org.qmgrsim.qmgr;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads recipients of a message into memory, as many as there are slots.
 *
 * @see "Postfix src/qmgr/qmgr_message.c: qmgr_message_read"
 */
final class RecipientReader {
    /** Most recipients read in one go, lest the rest of the mail wait. */
    private static final int MAX_BATCH = 5000;

    private final Core core;

    RecipientReader(Core core) {
        this.core = core;
    }

    /**
     * The next batch, in the order in which it is to be resolved. If it ends because the limit is reached there counts
     * as more to read, even if there is none: only an attempt finds the end of the file.
     */
    List<Recipient> read(Message message) {
        int limit = limit(message);
        core.narration.recipientLimit(message, limit);
        List<Recipient> batch = fill(message, limit);
        message.moreToRead = batch.size() == limit;
        message.unread = message.moreToRead ? Math.max(0, message.source().unread()) : 0;
        message.refillSeconds = core.clock.nowSeconds();
        if (message.isSkipped()) {
            return List.of();
        }
        batch.sort(RecipientOrder.BY_DESTINATION);
        core.narration.recipientsSorted(message, batch);
        return batch;
    }

    private int limit(Message message) {
        int limit = message.moreToRead
                ? message.room()
                : Math.max(core.general.messageRecipientLimit() - core.recipients, message.recipientLimit);
        if (limit <= 0) {
            throw new IllegalStateException("no recipient slots for " + message);
        }
        return Math.min(limit, MAX_BATCH);
    }

    private static List<Recipient> fill(Message message, int limit) {
        List<Recipient> batch = new ArrayList<>(Math.min(limit, Math.max(1, message.unread)));
        while (batch.size() < limit) {
            Recipient recipient = message.source().next();
            if (recipient == null) {
                break;
            }
            batch.add(recipient);
        }
        return batch;
    }
}
