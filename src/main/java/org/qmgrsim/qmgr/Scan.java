package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.spool.Listing;
import org.qmgrsim.spool.QueueFile;

/**
 * The scan of one queue directory. Any number of requests while it is under way make it start once more at its end.
 *
 * @see "Postfix src/qmgr/qmgr_scan.c"
 */
final class Scan {
    /** Start scanning. */
    static final int START = 1;
    /** Ignore time stamps. */
    static final int ALL = 2;
    /** Forget what is dead. */
    static final int FLUSH_DEAD = 4;
    /** Deliver even over {@code defer_transports}. */
    static final int IGNORE_DEFER_TRANSPORTS = 8;

    private final Qmgr qmgr;
    private final QueueName queue;
    private @Nullable Listing files;
    private int flags;
    private int nextFlags;
    private long startFact;
    private long askedFact;

    Scan(Qmgr qmgr, QueueName queue) {
        this.qmgr = qmgr;
        this.queue = queue;
    }

    QueueName queue() {
        return queue;
    }

    boolean isOpen() {
        return files != null;
    }

    /** The fact that began this scan: the cause of all that it feeds. */
    long startFact() {
        return startFact;
    }

    boolean ignoresTimeStamps() {
        return (flags & ALL) != 0;
    }

    /** What the scan asks for the messages that it feeds. */
    FeedFlags feedFlags() {
        return (flags & IGNORE_DEFER_TRANSPORTS) != 0 ? FeedFlags.FLUSH_SCAN : FeedFlags.NONE;
    }

    /** Asks for a scan, or leaves word for the one under way and the next. */
    void request(int asked) {
        if ((asked & FLUSH_DEAD) != 0) {
            qmgr.reviveAll();
        }
        if (isOpen()) {
            flags |= asked & (ALL | IGNORE_DEFER_TRANSPORTS);
            if ((asked & START) != 0 && (nextFlags & START) == 0) {
                askedFact = qmgr.fact(new Happening.ScanAsked(queue));
            }
        }
        nextFlags |= asked;
        if (!isOpen() && (nextFlags & START) != 0) {
            start(false);
        }
    }

    private void start(boolean restart) {
        flags = nextFlags & ~START;
        nextFlags = 0;
        Listing listed = qmgr.spool().open(queue);
        files = listed;
        if (restart) {
            qmgr.machine().agenda().setCause(askedFact);
        }
        startFact = qmgr.fact(new Happening.ScanStarted(queue, restart, listed.size()));
        qmgr.say(restart ? restarts() : starts());
    }

    private String starts() {
        return queue == QueueName.INCOMING
                ? "qmgr_scan_start: start incoming queue scan"
                : "qmgr_scan_start: start deferred queue scan";
    }

    private String restarts() {
        return queue == QueueName.INCOMING
                ? "qmgr_scan_start: restart incoming queue scan"
                : "qmgr_scan_start: restart deferred queue scan";
    }

    /** The next file that is still there; at the end the scan closes, or starts again if that was asked for. */
    @Nullable
    QueueFile next() {
        QueueFile file = nextListed();
        if (file != null || !isOpen()) {
            return file;
        }
        files = null;
        qmgr.fact(startFact, new Happening.ScanEnded(queue));
        if ((nextFlags & START) == 0) {
            qmgr.say(queue == QueueName.INCOMING ? "done incoming queue scan" : "done deferred queue scan");
            return null;
        }
        start(true);
        return nextListed();
    }

    private @Nullable QueueFile nextListed() {
        Listing listed = files;
        while (listed != null) {
            QueueFile file = listed.next();
            qmgr.readNames(listed);
            if (file == null) {
                return null;
            }
            if (file.queue() == queue && qmgr.spool().exists(file)) {
                return file;
            }
        }
        return null;
    }
}
