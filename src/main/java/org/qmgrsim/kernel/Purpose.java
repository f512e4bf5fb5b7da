package org.qmgrsim.kernel;

/**
 * What a draw of luck decides. The code is part of the hash, so it is a fixed number: a constant may be renamed or moved,
 * and a new one takes the next free code, without changing anybody's luck. A code that was in use is never given again.
 */
public enum Purpose {
    /** When a message arrives. */
    ARRIVAL(1),
    /** How large a message is. */
    SIZE(2),
    /** How long a step of a process takes; the detail is the number of the cost. */
    COST(3),
    /** Whether a trigger reaches its receiver. */
    TRIGGER_LOST(4),
    /** In which order a directory lists its files. */
    DIRECTORY_ORDER(5),
    /** Where a message goes. */
    DESTINATION(6),
    /** Which inode a new file gets. */
    INODE(7),
    /** How long a remote server takes to answer. */
    SERVICE_TIME(8),
    /** Whether an attempt fails, and how. */
    FAILURE(9),
    /** The times and the name of a queue file that somebody puts into place. */
    FILE_BY_HAND(10),
    /** In which order mail exchangers of equal preference are tried. */
    EXCHANGER_ORDER(11),
    /** When a remote host goes down, and when it is up again. */
    OUTAGE(12),
    /** Which recipients a remote host does not know. */
    REFUSED_RECIPIENT(13),
    /** How long the disk makes somebody wait. */
    DISK(14),
    /** How many recipients a message has. */
    RECIPIENTS(15),
    /** Who sends a message. */
    SENDER(16);

    private static final int DETAILS = 1 << 16;

    private final int number;

    Purpose(int number) {
        this.number = number;
    }

    /** The purpose code for {@link Luck}, with detail 0. */
    public int code() {
        return number * DETAILS;
    }

    /**
     * The purpose code of one decision among several of this purpose, such as one cost among all costs.
     *
     * @param detail a fixed number, 0 to 65535
     * @throws IllegalArgumentException if the detail is out of range
     */
    public int code(int detail) {
        if (detail < 0 || detail >= DETAILS) {
            throw new IllegalArgumentException("detail " + detail + " of " + this + " is not in 0 to " + (DETAILS - 1));
        }
        return number * DETAILS + detail;
    }
}
