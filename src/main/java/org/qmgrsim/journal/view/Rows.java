package org.qmgrsim.journal.view;

import java.util.Arrays;

/**
 * Rows of a few numbers each, that change: those that were written stand here, the others are as they were in the past. A
 * row that was never written holds zeros.
 */
final class Rows {
    /** What the rows held before. */
    @FunctionalInterface
    interface Past {
        Past NONE = (row, column) -> 0;

        long get(int row, int column);
    }

    /** Takes written rows. */
    @FunctionalInterface
    interface Taker {
        /** A row, and from where its numbers stand in {@code values}. */
        void take(int row, long[] values, int from);
    }

    private final int width;
    private final Past past;
    private int[] keys = new int[64]; // row + 1; 0 is free
    private long[] values;
    private int size;

    Rows(int width, Past past) {
        this.width = width;
        this.past = past;
        this.values = new long[keys.length * width];
    }

    long get(int row, int column) {
        int place = place(row);
        return keys[place] == 0 ? past.get(row, column) : values[place * width + column];
    }

    void set(int row, int column, long value) {
        int place = place(row);
        if (keys[place] == 0) {
            if (2 * ++size > keys.length) {
                grow();
                place = place(row);
            }
            keys[place] = row + 1;
            for (int i = 0; i < width; i++) {
                values[place * width + i] = past.get(row, i);
            }
        }
        values[place * width + column] = value;
    }

    /** Hands over all rows that were written, and forgets them. */
    void drainTo(Taker taker) {
        for (int place = 0; place < keys.length; place++) {
            if (keys[place] != 0) {
                taker.take(keys[place] - 1, values, place * width);
            }
        }
        Arrays.fill(keys, 0);
        size = 0;
    }

    private int place(int row) {
        int mask = keys.length - 1;
        int place = (row * 0x9E3779B9 >>> 7) & mask;
        while (keys[place] != 0 && keys[place] != row + 1) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        int[] formerKeys = keys;
        long[] formerValues = values;
        keys = new int[formerKeys.length * 2];
        values = new long[keys.length * width];
        for (int i = 0; i < formerKeys.length; i++) {
            if (formerKeys[i] != 0) {
                int place = place(formerKeys[i] - 1);
                keys[place] = formerKeys[i];
                System.arraycopy(formerValues, i * width, values, place * width, width);
            }
        }
    }
}
