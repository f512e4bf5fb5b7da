package org.qmgrsim.spool;

import org.qmgrsim.kernel.WallClock;

/**
 * The names of queue files: when the file was made, and its inode, so that no two files of one file system can have the same.
 *
 * <p>A short one is five hexadecimal digits of the microsecond and the inode in hexadecimal; it comes again when the inode
 * does. A long one is the second (six characters or more) and the microsecond (four) in base 52, the letter z, and the inode
 * in base 51, which has no z; the digits leave out all vowels.
 *
 * @see "Postfix src/global/mail_queue.h, mail_queue.c, safe_ultostr.c"
 */
public final class QueueId {
    private static final String DIGITS = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    private static final String HEX_DIGITS = "0123456789ABCDEF";
    private static final int TIME_BASE = 52;
    private static final int INODE_BASE = 51;
    private static final int SECOND_WIDTH = 6;
    private static final int MICROS_WIDTH = 4;
    private static final int SHORT_MICROS_WIDTH = 5;
    private static final char SEPARATOR = 'z';
    private static final long MICROS = 1_000_000;

    private QueueId() {}

    /**
     * The short name.
     *
     * @param calendarNanos when the file is made, in nanoseconds since 1970
     */
    public static String shortId(long calendarNanos, long inode) {
        StringBuilder id = new StringBuilder();
        hex(id, Math.floorMod(calendarNanos, WallClock.SECOND) / 1000, SHORT_MICROS_WIDTH);
        hex(id, inode, 1);
        return id.toString();
    }

    /** The long name ({@code enable_long_queue_ids}). */
    public static String longId(long calendarNanos, long inode) {
        return encode(Math.floorDiv(calendarNanos, WallClock.SECOND), TIME_BASE, SECOND_WIDTH)
                + encode(Math.floorMod(calendarNanos, WallClock.SECOND) / 1000, TIME_BASE, MICROS_WIDTH)
                + SEPARATOR
                + encode(inode, INODE_BASE, 0);
    }

    /** Whether a name has the long form. */
    public static boolean isLong(String id) {
        return id.lastIndexOf(SEPARATOR) >= SECOND_WIDTH + MICROS_WIDTH;
    }

    /** The inode in a name: 0 if the name ends before it, -1 if there is something else in its place. */
    public static long inode(String id) {
        if (isLong(id)) {
            return decode(id.substring(id.lastIndexOf(SEPARATOR) + 1), INODE_BASE);
        }
        try {
            return id.length() <= SHORT_MICROS_WIDTH ? 0 : Long.parseLong(id.substring(SHORT_MICROS_WIDTH), 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /**
     * The name that postsuper gives a file whose name does not suit: the time of the old name with the right inode. A long
     * name stays long if long names are made now.
     */
    public static String repaired(String id, long inode, boolean longIds) {
        if (!isLong(id)) {
            return id.substring(0, Math.min(SHORT_MICROS_WIDTH, id.length())) + hex(inode);
        }
        int separator = id.lastIndexOf(SEPARATOR);
        return longIds ? id.substring(0, separator + 1) + encode(inode, INODE_BASE, 0) : hashKey(id) + hex(inode);
    }

    /** The characters by which directories are hashed: those of a short name, or the microsecond of a long one. */
    public static String hashKey(String id) {
        if (!isLong(id)) {
            return id;
        }
        int separator = id.lastIndexOf(SEPARATOR);
        long micros = decode(id.substring(separator - MICROS_WIDTH, separator), TIME_BASE);
        return shortMicros(micros < 0 || micros >= MICROS ? 0 : micros);
    }

    private static String shortMicros(long micros) {
        StringBuilder digits = new StringBuilder();
        hex(digits, micros, SHORT_MICROS_WIDTH);
        return digits.toString();
    }

    private static String hex(long number) {
        StringBuilder digits = new StringBuilder();
        hex(digits, number, 1);
        return digits.toString();
    }

    private static void hex(StringBuilder to, long number, int width) {
        int digits = Math.max(width, (Long.SIZE - Long.numberOfLeadingZeros(number) + 3) / 4);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            to.append(HEX_DIGITS.charAt((int) (number >>> shift) & 15));
        }
    }

    private static String encode(long number, int base, int width) {
        StringBuilder digits = new StringBuilder();
        for (long left = number; left != 0; left /= base) {
            digits.append(DIGITS.charAt((int) (left % base)));
        }
        while (digits.length() < width) {
            digits.append('0');
        }
        return digits.reverse().toString();
    }

    private static long decode(String digits, int base) {
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = DIGITS.indexOf(digits.charAt(i));
            if (digit < 0 || digit >= base) {
                return -1;
            }
            number = number * base + digit;
        }
        return number;
    }
}
