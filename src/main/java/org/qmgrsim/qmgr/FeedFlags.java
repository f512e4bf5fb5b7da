package org.qmgrsim.qmgr;

/**
 * What the scan, or the mode of the file, asks for the message; it holds as long as the message is in memory.
 *
 * @param flushEach revive the dead transport or destination of each recipient
 * @param ignoreDeferTransports deliver even over {@code defer_transports}
 * @param forceExpire do not deliver, return to the sender
 * @see "Postfix src/qmgr/qmgr_active.c: qmgr_active_feed"
 */
record FeedFlags(boolean flushEach, boolean ignoreDeferTransports, boolean forceExpire) {
    /** An ordinary feed. */
    static final FeedFlags NONE = new FeedFlags(false, false, false);

    /** A scan asked for with {@code F}. */
    static final FeedFlags FLUSH_SCAN = new FeedFlags(false, true, false);

    /** Of a file that carries the flush mark (group read), whatever the scan says. */
    FeedFlags flushed() {
        return new FeedFlags(true, true, forceExpire);
    }

    /** Of a file that carries the mark of forced expiry (group execute). */
    FeedFlags expired() {
        return new FeedFlags(flushEach, ignoreDeferTransports, true);
    }
}
