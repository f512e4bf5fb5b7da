package org.qmgrsim.journal.saved;

import java.util.function.IntFunction;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.FieldSource;
import org.qmgrsim.journal.Kinds;

/** Walks over the facts of a block, one after the other; each is made or passed over. */
final class Cursor implements FieldSource {
    private final Block block;
    private final boolean[][] fields;
    private final IntFunction<String> texts;
    private final Column[] columns = new Column[BlockWriter.COLUMNS];
    private final Column newTexts;
    private int place;
    private int nextText; // number of the next new text in the fields
    private int columnText = -1; // number of the text at which the column of new texts stands; -1: anywhere
    private long nanos;
    private int subject;
    private int kind;
    private long cause;
    private long since;
    private long previous;

    /**
     * Stands before the first fact of a block.
     *
     * @param fields for each kind, for each field, whether it is a text
     * @param texts finds texts by number
     */
    Cursor(Block block, boolean[][] fields, IntFunction<String> texts) {
        this.block = block;
        this.fields = fields;
        this.texts = texts;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(block.bytes(), 0);
        }
        newTexts = new Column(block.bytes(), 0);
    }

    /** Goes to before the fact at that place of the block, from 0. */
    void goTo(int target) {
        int group = target / Form.GROUP;
        place = group * Form.GROUP;
        if (place == block.facts()) {
            return; // the end of the block: no group begins here
        }
        beginGroup(group);
        while (place < target) {
            next();
            skip();
        }
    }

    private void beginGroup(int group) {
        nanos = block.groupNanos(group);
        subject = block.groupSubject(group);
        nextText = block.firstText() + block.groupTexts(group);
        for (int i = 0; i < columns.length; i++) {
            columns[i].moveTo(block.groupPlace(group, i));
        }
    }

    /** Whether there is another fact. */
    boolean hasNext() {
        return place < block.facts();
    }

    /** Comes to the next fact: {@link #skip} or {@link #fact} must follow. */
    void next() {
        if (place % Form.GROUP == 0) {
            beginGroup(place / Form.GROUP); // the same where groups follow one another, but for the differences
        }
        kind = block.kind(place++);
        nanos += columns[BlockWriter.TIMES].number();
        subject += (int) columns[BlockWriter.SUBJECTS].signed();
        cause = back(BlockWriter.CAUSES);
        since = back(BlockWriter.SINCES);
        previous = back(BlockWriter.PREVIOUS);
    }

    private long back(int column) {
        long back = columns[column].number();
        return back == 0 ? 0 : factNumber() - back;
    }

    /** Number of the present fact. */
    long factNumber() {
        return block.first() + place - 1;
    }

    int kind() {
        return kind;
    }

    long nanos() {
        return nanos;
    }

    /** The fact of the same subject before the present one, or 0. */
    long previous() {
        return previous;
    }

    /** Passes over the fields of the present fact. */
    void skip() {
        for (boolean isText : fields[kind]) {
            if (columns[BlockWriter.FIELDS].number() == 0 && isText) {
                nextText++;
            }
        }
    }

    /** Makes the present fact. */
    Fact fact() {
        return new Fact(factNumber(), nanos, subject, cause, since, Kinds.read(kind, this));
    }

    @Override
    public long number() {
        return columns[BlockWriter.FIELDS].signed();
    }

    @Override
    public String text() {
        long id = columns[BlockWriter.FIELDS].number();
        return id == 0 ? newText() : texts.apply((int) (id - 1));
    }

    /** New texts follow one another: no search, but a step over those that nobody wanted to see. */
    private String newText() {
        int text = nextText++;
        if (columnText < 0 || columnText > text || text - columnText >= Form.TEXT_STEP) {
            block.goToText(newTexts, text - block.firstText());
        } else {
            for (; columnText < text; columnText++) {
                newTexts.skipText();
            }
        }
        columnText = text + 1;
        return newTexts.text();
    }
}
