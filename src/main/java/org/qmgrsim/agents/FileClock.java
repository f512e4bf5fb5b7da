package org.qmgrsim.agents;

import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/**
 * Compares the time of a file that was just made safe with the clock, until that was once as it should be.
 *
 * @see "Postfix src/global/mail_stream.c: mail_stream_finish_file"
 */
final class FileClock {
    private static final long PATIENCE_SECONDS = 100;

    private final Daemon writer;
    private final Spool spool;
    private boolean good;
    private boolean warned;

    FileClock(Daemon writer, Spool spool) {
        this.writer = writer;
        this.spool = spool;
    }

    /** Looks at the modification time that a file got when it was written. */
    void check(QueueFile file, long writtenSecond) {
        if (good) {
            return;
        }
        long now = writer.host().machine().second();
        if (writtenSecond > now) {
            if (!warned) {
                warned = true;
                writer.log("warning: file system clock is " + (writtenSecond - now) + " seconds ahead of local clock");
                writer.log("warning: resetting file time stamps - this hurts performance");
            }
            spool.touch(file, now);
            return;
        }
        if (writtenSecond < now - PATIENCE_SECONDS) {
            writer.log("warning: file system clock is " + (now - writtenSecond) + " seconds behind local clock");
        }
        good = true;
    }
}
