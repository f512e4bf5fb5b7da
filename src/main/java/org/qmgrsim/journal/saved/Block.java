package org.qmgrsim.journal.saved;

import java.nio.ByteBuffer;

/** One block as it lies in the file: where its parts are. Immutable; anybody may read it at any time. */
final class Block {
    private static final int GROUPS = BlockWriter.HEAD_BYTES;

    private final ByteBuffer bytes;
    private final long first;
    private final int firstText;
    private final int facts;
    private final int texts;
    private final int kinds;
    private final int textPlaces;

    /**
     * A block whose checksum is right.
     *
     * @param first number of its first fact
     * @param firstText number of its first new text
     */
    Block(ByteBuffer bytes, long first, int firstText) {
        this.bytes = bytes;
        this.first = first;
        this.firstText = firstText;
        this.facts = bytes.getInt(0);
        this.texts = bytes.getInt(Integer.BYTES);
        this.kinds = GROUPS + groups() * BlockWriter.GROUP_BYTES;
        this.textPlaces = kinds + facts;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /** Number of the first fact. */
    long first() {
        return first;
    }

    int facts() {
        return facts;
    }

    private int groups() {
        return (facts + Form.GROUP - 1) / Form.GROUP;
    }

    /** Number of the block's first new text. */
    int firstText() {
        return firstText;
    }

    /** Number of new texts. */
    int texts() {
        return texts;
    }

    /** Code of the fact at that place, from 0. */
    int kind(int place) {
        return bytes.get(kinds + place) & 0xFF;
    }

    /** Time of a group's first fact. */
    long groupNanos(int group) {
        return bytes.getLong(group(group));
    }

    /** Subject of a group's first fact. */
    int groupSubject(int group) {
        return bytes.getInt(group(group) + Long.BYTES);
    }

    /** New texts of the block before this group. */
    int groupTexts(int group) {
        return bytes.getInt(group(group) + Long.BYTES + Integer.BYTES);
    }

    /** Where the group begins in a column. */
    int groupPlace(int group, int column) {
        return columnPlace(column) + bytes.getInt(group(group) + Long.BYTES + Integer.BYTES * (2 + column));
    }

    private static int group(int group) {
        return GROUPS + group * BlockWriter.GROUP_BYTES;
    }

    private int columnPlace(int column) {
        return bytes.getInt(Integer.BYTES * (2 + column));
    }

    /** The last group that begins at or before an instant; the first if none does. */
    int groupAt(long nanos) {
        int low = 0;
        int high = groups() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (groupNanos(middle) <= nanos) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Moves a column to the block's new text of that place, from 0. */
    void goToText(Column column, int text) {
        int step = text / Form.TEXT_STEP;
        column.moveTo(columnPlace(BlockWriter.COLUMNS) + bytes.getInt(textPlaces + Integer.BYTES * step));
        for (int i = step * Form.TEXT_STEP; i < text; i++) {
            column.skipText();
        }
    }

    /** The block's new text of that place, from 0. */
    String text(int text) {
        Column column = new Column(bytes, 0);
        goToText(column, text);
        return column.text();
    }
}
