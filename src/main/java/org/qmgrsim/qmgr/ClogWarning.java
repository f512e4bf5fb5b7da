package org.qmgrsim.qmgr;

/**
 * One destination takes up too much of the active queue.
 *
 * @param queue the destination
 * @param length its entries, waiting and busy
 * @param messages messages in memory
 * @param slowsOthers whether its share is below nine tenths, so that there are others to be slowed
 * @param advice what might help
 * @see "Postfix src/qmgr/qmgr_entry.c: qmgr_entry_create"
 */
record ClogWarning(DestinationQueue queue, int length, int messages, boolean slowsOthers, Advice advice) {
    /** The one piece of advice that Postfix picks. */
    enum Advice {
        /** Raise {@code TRANSPORT_destination_concurrency_limit}. */
        RAISE_CONCURRENCY_LIMIT,
        /** Raise {@code qmgr_message_active_limit}. */
        RAISE_ACTIVE_LIMIT,
        /** A separate transport for this next-hop. */
        SEPARATE_TRANSPORT,
        /** Reduce time-outs, raise back-off times, reduce the process limit (five lines). */
        SKIP_UNAVAILABLE_HOSTS
    }
}
