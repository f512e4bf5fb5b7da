package org.qmgrsim.journal.view;

import java.util.Arrays;

/**
 * What rows held at the border of each block, kept as one version for each row and block in which it changed.
 *
 * <p>Copying pages would be simpler, but the messages that are active together lie scattered over all pages: with 20 000 of
 * them each block would copy nearly everything. Versions take space for what changed and for nothing else.
 */
final class Versions {
    private static final int CHUNK_SHIFT = 12;

    private final int width;
    private long[][] chunks = new long[16][];
    private int[] rowOf = new int[1 << CHUNK_SHIFT];
    private int[] latest = new int[1 << CHUNK_SHIFT]; // version + 1; 0: none
    private int count;
    private int rows;

    // Once frozen: the versions of row r, in order, are order[start[r]] up to order[start[r + 1] - 1].
    private int[] start = {0};
    private int[] order = {};

    Versions(int width) {
        this.width = width;
    }

    /** Number of versions so far: those that are added from now on are later than this instant. */
    int count() {
        return count;
    }

    void add(int row, long[] values, int from) {
        int chunk = count >>> CHUNK_SHIFT;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[width << CHUNK_SHIFT];
        }
        System.arraycopy(values, from, chunks[chunk], place(count), width);
        if (row >= latest.length) {
            latest = Arrays.copyOf(latest, Math.max(row + 1, latest.length + (latest.length >> 1)));
        }
        if (count == rowOf.length) {
            rowOf = Arrays.copyOf(rowOf, count + (count >> 1));
        }
        rowOf[count] = row;
        latest[row] = ++count;
        rows = Math.max(rows, row + 1);
    }

    /** The rows as they are now, until the versions are frozen. */
    Rows.Past latest() {
        return new At() {
            @Override
            int version(int row) {
                return row < rows ? latest[row] - 1 : -1;
            }
        };
    }

    /** No version will be added: they are put in order, so that the past can be asked for. */
    void freeze() {
        start = new int[rows + 1];
        for (int i = 0; i < count; i++) {
            start[rowOf[i]]++;
        }
        int sum = 0;
        for (int row = 0; row < rows; row++) { // each to its end: filling backwards takes it to its start
            sum += start[row];
            start[row] = sum;
        }
        start[rows] = sum;
        order = new int[count];
        for (int i = count - 1; i >= 0; i--) {
            order[--start[rowOf[i]]] = i;
        }
        rowOf = new int[0];
        latest = new int[0];
    }

    /** The rows as they were when there were {@code limit} versions. */
    Rows.Past before(int limit) {
        return new At() {
            @Override
            int version(int row) {
                return row < rows ? find(row, limit) : -1;
            }
        };
    }

    /** The last version of a row below a limit, or -1. */
    private int find(int row, int limit) {
        int low = start[row];
        int high = start[row + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (order[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < start[row] ? -1 : order[high];
    }

    /** The rows at some instant. */
    private abstract class At implements Rows.Past {
        /** The version that a row has then; -1: none. */
        abstract int version(int row);

        @Override
        public final long get(int row, int column) {
            int version = version(row);
            return version < 0 ? 0 : chunks[version >>> CHUNK_SHIFT][place(version) + column];
        }

        @Override
        public final void copy(int row, long[] to, int from) {
            int version = version(row);
            if (version >= 0) {
                System.arraycopy(chunks[version >>> CHUNK_SHIFT], place(version), to, from, width);
            }
        }
    }

    private int place(int version) {
        return (version & (1 << CHUNK_SHIFT) - 1) * width;
    }
}
