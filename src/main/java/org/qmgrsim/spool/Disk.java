package org.qmgrsim.spool;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;
import org.qmgrsim.kernel.WallClock;

/**
 * The file system under the queue: what is free on it for those who are not root, and how long it makes them wait. Names and
 * times can be changed on a full one; what is new needs an inode, and what is written needs blocks.
 */
public final class Disk {
    /** Size of a block, in bytes. */
    public static final int BLOCK_BYTES = 4096;

    /** What Postfix says of a full one: ENOSPC. */
    public static final String FULL = "No space left on device";

    private static final long PLENTY = Long.MAX_VALUE / 2;

    private final Luck luck;
    private long freeBlocks = PLENTY;
    private long freeInodes = PLENTY;
    private @Nullable Law syncSeconds;
    private @Nullable Law namesSeconds;
    private @Nullable Law statSeconds;

    Disk(Luck luck) {
        this.luck = luck;
    }

    // ---------------------------------------------------------------- space

    /**
     * From now on so much is free; queue files that are written and removed change it.
     *
     * @param bytes whole blocks count; negative: more than will ever be needed
     */
    public void setFreeBytes(long bytes) {
        freeBlocks = bytes < 0 ? PLENTY : bytes / BLOCK_BYTES;
    }

    /** From now on so many files more can be made; negative: any number. */
    public void setFreeInodes(long count) {
        freeInodes = count < 0 ? PLENTY : count;
    }

    /** What is free, in bytes, as statvfs(2) says it to somebody who is not root. */
    public long freeBytes() {
        return freeBlocks >= PLENTY / BLOCK_BYTES ? Long.MAX_VALUE : freeBlocks * BLOCK_BYTES;
    }

    /** Whether one more file can be made. */
    public boolean hasInode() {
        return freeInodes > 0;
    }

    /** Whether a block more can be written. */
    public boolean hasBlock() {
        return freeBlocks > 0;
    }

    void takeInode() {
        freeInodes--;
    }

    void giveInode() {
        freeInodes++;
    }

    static long blocks(long bytes) {
        return Math.max(1, (bytes + BLOCK_BYTES - 1) / BLOCK_BYTES);
    }

    boolean hasBlocks(long count) {
        return freeBlocks >= count;
    }

    void takeBlocks(long count) {
        freeBlocks -= count;
    }

    void giveBlocks(long count) {
        freeBlocks += count;
    }

    // ---------------------------------------------------------------- time

    /** How long fsync(2) takes beyond what a good disk needs, in seconds; null: no longer. */
    public void setSync(@Nullable Law seconds) {
        syncSeconds = seconds;
    }

    /** How long it takes to read a block of names beyond what it takes in memory, in seconds; null: no longer. */
    public void setNames(@Nullable Law seconds) {
        namesSeconds = seconds;
    }

    /** How long stat(2) takes beyond what it takes in memory, in seconds; null: no longer. */
    public void setStat(@Nullable Law seconds) {
        statSeconds = seconds;
    }

    /**
     * The wait of one fsync, in nanoseconds.
     *
     * @param key the key of the luck of what is written
     */
    public long syncNanos(long key, long attempt) {
        return draw(syncSeconds, 0, key, attempt);
    }

    /** The wait for one block of names, in nanoseconds. */
    public long namesNanos(long key, long attempt) {
        return draw(namesSeconds, 1, key, attempt);
    }

    /** The wait of one stat, in nanoseconds. */
    public long statNanos(long key, long attempt) {
        return draw(statSeconds, 2, key, attempt);
    }

    private long draw(@Nullable Law seconds, int what, long key, long attempt) {
        return seconds == null
                ? 0
                : (long) (seconds.quantile(luck.uniform(Purpose.DISK.code(what), key, attempt)) * WallClock.SECOND);
    }
}
