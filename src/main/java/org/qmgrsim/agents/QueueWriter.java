package org.qmgrsim.agents;

import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.spool.Disk;

/** What cleanup and postdrop have in common when they make queue files (global/mail_queue.c, mail_stream.c). */
final class QueueWriter {
    /** How long mail_queue_enter sleeps before it tries again to make a file, for ever. */
    static final long CREATE_PAUSE = 10 * WallClock.SECOND;

    /** What stays in the buffer of a stream until it is flushed, in bytes (VSTREAM_BUFSIZE). */
    static final int BUFFER_BYTES = 4096;

    private QueueWriter() {}

    /** The warning of a program that cannot make a file; its temporary name is of the microsecond and the process. */
    static String cannotCreate(QueueName queue, Daemon writer) {
        long now = writer.host()
                .machine()
                .clock()
                .calendarNanos(writer.host().machine().now());
        return "warning: mail_queue_enter: create file " + queue + "/"
                + Math.floorMod(now, WallClock.SECOND) / 1000 + "."
                + writer.identity().pid() + ": " + Disk.FULL;
    }
}
