package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/**
 * Sends what cannot be delivered to {@code retry}, an ordinary transport whose agent logs the reason; or, if that is
 * dead too, has it written down on the spot.
 *
 * @see "Postfix src/qmgr/qmgr_defer.c, qmgr_error.c"
 */
final class Deferral {
    static final Dsn TRANSPORT_UNAVAILABLE = new Dsn("4.3.0", "mail transport unavailable");
    static final Dsn TRANSPORT_ERROR = new Dsn("4.3.0", "unknown mail transport error");

    private final Core core;
    private final Transports transports;
    private final Entries entries;

    Deferral(Core core, Transports transports, Entries entries) {
        this.core = core;
        this.transports = transports;
        this.entries = entries;
    }

    /** The transport {@code retry}, or null if it is dead. */
    @Nullable
    Transport retry() {
        Transport retry = transports.obtain(Transport.RETRY);
        return retry.isDead() ? null : retry;
    }

    /** The destination of {@code retry} that is named by the reason, letters as they are, or null if it is dead. */
    @Nullable
    DestinationQueue retryQueue(Dsn why) {
        Transport retry = retry();
        if (retry == null) {
            return null;
        }
        DestinationQueue queue = retry.obtainQueue(why.nexthop(), why.nexthop());
        return queue.isDead() ? null : queue;
    }

    /** Makes the transport dead and defers all that waits for it; what is under way goes on. */
    void killTransport(Transport transport, Dsn why) {
        transport.throttle(why);
        core.narration.deferTransport(transport, why);
        Link<DestinationQueue> next;
        for (Link<DestinationQueue> link = transport.queues().head(); link != null; link = next) {
            next = link.next;
            deferTodo(link.owner, why);
        }
    }

    /** Defers all that waits for the destination. */
    void deferTodo(DestinationQueue queue, Dsn why) {
        core.narration.deferSite(queue, why);
        DestinationQueue retryQueue = retryQueue(why);
        Link<Entry> next;
        for (Link<Entry> link = queue.todo.head(); link != null; link = next) {
            next = link.next;
            if (retryQueue != null) {
                entries.move(link.owner, retryQueue);
            } else {
                deferNow(link.owner, why);
            }
        }
    }

    private void deferNow(Entry entry, Dsn why) {
        for (Recipient recipient : entry.recipients()) {
            defer(entry.message(), recipient, why);
        }
        entries.giveUp(entry);
    }

    void defer(Message message, Recipient recipient, Dsn why) {
        core.outcomes.defer(message, recipient, why);
    }
}
