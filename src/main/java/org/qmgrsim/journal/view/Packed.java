package org.qmgrsim.journal.view;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;

/** What the numbers in the rows mean. A row of zeros always stands for what does not exist yet. */
final class Packed {
    private static final QueueName[] QUEUES = QueueName.values();
    private static final Wait[] WAITS = Wait.values();

    private static final int WAIT = 0xFF;
    private static final int BEGAN = 0x100;
    private static final int GONE = 0x200;

    private static final int QUEUE = 0xF;
    private static final int MODE_SHIFT = 4;
    private static final int MODE = 0xFFFF;

    private static final int WINDOW_KNOWN = 0x100;

    static final int NO_FILE = -1;

    static final int RUNNING = 1;
    static final int STOPPED = 2;
    static final int DEAD = 3;

    private Packed() {}

    // ---------------------------------------------------------------- messages: file, began and gone, wait

    static long newMessage() {
        return message(BEGAN, NO_FILE);
    }

    static long waiting(long message, Wait wait) {
        return message & ~(long) WAIT | wait.ordinal() + 1;
    }

    static long gone(long message) {
        return message & ~(long) WAIT | GONE;
    }

    static long inFile(long message, int file) {
        return message((int) message, file);
    }

    private static long message(int low, int file) {
        return (long) (file + 1) << Integer.SIZE | low;
    }

    static boolean hasBegun(long message) {
        return (message & BEGAN) != 0;
    }

    static boolean isGone(long message) {
        return (message & GONE) != 0;
    }

    static @Nullable Wait waitsFor(long message) {
        int wait = (int) message & WAIT;
        return wait == 0 ? null : WAITS[wait - 1];
    }

    /** The file that the message had last, or {@link #NO_FILE}. */
    static int lastFile(long message) {
        return (int) (message >>> Integer.SIZE) - 1;
    }

    // ---------------------------------------------------------------- files: size, mode, queue

    static long file(QueueName queue, int mode, int sizeBytes) {
        return (long) sizeBytes << Integer.SIZE | (long) (mode & MODE) << MODE_SHIFT | queue.ordinal() + 1;
    }

    /** The file's directory; null once it is removed. */
    static @Nullable QueueName queue(long file) {
        int queue = (int) file & QUEUE;
        return queue == 0 ? null : QUEUES[queue - 1];
    }

    static int mode(long file) {
        return (int) (file >>> MODE_SHIFT) & MODE;
    }

    static int sizeBytes(long file) {
        return (int) (file >>> Integer.SIZE);
    }

    // ---------------------------------------------------------------- services and destinations

    static long throttled(long seconds) {
        return 2 + seconds;
    }

    static boolean isThrottled(long service) {
        return service > 1;
    }

    static long throttleSeconds(long service) {
        return Math.max(0, service - 2);
    }

    static long window(int window) {
        return (long) window << Integer.SIZE | WINDOW_KNOWN;
    }

    static boolean hasWindow(long destination) {
        return (destination & WINDOW_KNOWN) != 0;
    }

    static int window(long destination) {
        return (int) (destination >> Integer.SIZE);
    }
}
