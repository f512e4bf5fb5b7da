package org.qmgrsim.qmgr;

/**
 * What the scan, or the mode of the file, asks for the message; it holds as long as the message is in memory.
 *
 * @param flushEach revive the dead transport or destination of each recipient
 * @param ignoreDeferTransports deliver even over {@code defer_transports}
 * @see "Postfix src/qmgr/qmgr_active.c: qmgr_active_feed"
 */
record FeedFlags(boolean flushEach, boolean ignoreDeferTransports) {
    /** An ordinary feed. */
    static final FeedFlags NONE = new FeedFlags(false, false);

    /** A scan asked for with {@code F}. */
    static final FeedFlags FLUSH_SCAN = new FeedFlags(false, true);

    /** A file that carries the flush mark (group read). */
    static final FeedFlags FLUSH_FILE = new FeedFlags(true, true);
}
