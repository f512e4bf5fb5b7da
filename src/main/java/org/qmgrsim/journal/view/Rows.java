package org.qmgrsim.journal.view;

import java.util.Arrays;

/**
 * Rows of a few numbers each, that change: those that were opened stand here, the others are as they were in the past. A
 * row that was never written holds zeros.
 */
final class Rows {
    /** What the rows held before. */
    interface Past {
        /** There was nothing before. */
        Past NONE = new Past() {
            @Override
            public long get(int row, int column) {
                return 0;
            }

            @Override
            public void copy(int row, long[] to, int from) {
                // zeros
            }
        };

        long get(int row, int column);

        /** Copies a row to where there are zeros. */
        void copy(int row, long[] to, int from);
    }

    /** Takes rows. */
    @FunctionalInterface
    interface Taker {
        /** A row, and from where its numbers stand in {@code values}. */
        void take(int row, long[] values, int from);
    }

    private static final int LEAST = 64;
    private static final int CHUNK_SHIFT = 9;

    private final int width;
    private final Past past;
    private int[] table = new int[LEAST]; // by hash: slot + 1; 0 is free
    private int[] rowOf = new int[LEAST / 2]; // by slot
    private long[][] chunks = new long[4][]; // by slot; in small pieces, which is kind to the garbage collector
    private int size;
    private long[] openChunk = {};
    private int open;

    Rows(int width, Past past) {
        this.width = width;
        this.past = past;
    }

    /** A number of any row; the row that is open stays so. */
    long get(int row, int column) {
        int slot = table[place(row)] - 1;
        return slot < 0 ? past.get(row, column) : chunks[slot >>> CHUNK_SHIFT][start(slot) + column];
    }

    /** Opens a row: {@link #now} and {@link #put} are about it, until another is opened. */
    void open(int row) {
        int place = place(row);
        int slot = table[place] - 1;
        if (slot < 0) {
            slot = size++;
            table[place] = slot + 1;
            rowOf[slot] = row;
            past.copy(row, chunk(slot), start(slot));
            if (size == rowOf.length) {
                grow();
            }
        }
        openChunk = chunks[slot >>> CHUNK_SHIFT];
        open = start(slot);
    }

    long now(int column) {
        return openChunk[open + column];
    }

    void put(int column, long value) {
        openChunk[open + column] = value;
    }

    /** Hands over all rows that were opened, and forgets them. */
    void drainTo(Taker taker) {
        for (int slot = 0; slot < size; slot++) {
            taker.take(rowOf[slot], chunks[slot >>> CHUNK_SHIFT], start(slot));
        }
        Arrays.fill(table, 0);
        for (long[] chunk : chunks) {
            if (chunk != null) {
                Arrays.fill(chunk, 0);
            }
        }
        size = 0;
    }

    private int start(int slot) {
        return (slot & (1 << CHUNK_SHIFT) - 1) * width;
    }

    private long[] chunk(int slot) {
        int number = slot >>> CHUNK_SHIFT;
        if (number == chunks.length) {
            chunks = Arrays.copyOf(chunks, number * 2);
        }
        if (chunks[number] == null) {
            chunks[number] = new long[width << CHUNK_SHIFT];
        }
        return chunks[number];
    }

    private int place(int row) {
        int mask = table.length - 1;
        int place = (row * 0x9E3779B9 >>> 7) & mask;
        while (table[place] != 0 && rowOf[table[place] - 1] != row) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        rowOf = Arrays.copyOf(rowOf, size * 2);
        table = new int[size * 4];
        for (int slot = 0; slot < size; slot++) {
            table[place(rowOf[slot])] = slot + 1;
        }
    }
}
