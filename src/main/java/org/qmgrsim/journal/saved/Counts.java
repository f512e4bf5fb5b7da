package org.qmgrsim.journal.saved;

import java.util.Arrays;

/** How many facts of each kind there are before each segment of 4096 facts. */
final class Counts {
    private final int kinds;
    private int[] before;
    private int[] now;
    private int segments;
    private long facts;

    Counts(int kinds) {
        this.kinds = kinds;
        this.before = new int[16 * kinds];
        this.now = new int[kinds];
    }

    void add(int code) {
        if (facts++ % Form.SEGMENT == 0) {
            endSegment(now);
        }
        now[code]++;
    }

    private void endSegment(int[] sums) {
        int start = segments++ * kinds;
        if (before.length < start + kinds) {
            before = Arrays.copyOf(before, before.length * 2);
        }
        System.arraycopy(sums, 0, before, start, kinds);
    }

    /** Facts of a kind before this segment; the segment after the last has the sum of all. */
    int before(int segment, int code) {
        return segment < segments ? before[segment * kinds + code] : now[code];
    }

    void put(Bytes out) {
        out.number(segments);
        for (int segment = 0; segment < segments; segment++) {
            for (int code = 0; code < kinds; code++) {
                out.number(before(segment + 1, code) - before(segment, code));
            }
        }
    }

    /** Reads what {@link #put} wrote. */
    static Counts read(Column in, int kinds) {
        Counts counts = new Counts(kinds);
        int segments = in.count();
        for (int segment = 0; segment < segments; segment++) {
            counts.endSegment(counts.now);
            for (int code = 0; code < kinds; code++) {
                counts.now[code] += in.count();
            }
        }
        return counts;
    }
}
