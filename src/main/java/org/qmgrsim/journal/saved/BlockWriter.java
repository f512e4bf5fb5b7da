package org.qmgrsim.journal.saved;

import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.FieldSink;

/**
 * Makes one block: a head, a table of groups, and a column for each part of a fact.
 *
 * <pre>
 * head      facts, new texts, then where the seven columns after the kinds begin (4 bytes each)
 * groups    for each 256 facts: time, subject, new texts before it, and its place in each of six columns
 * kinds     one byte a fact
 * places    of every 16th new text, from where the texts begin (4 bytes each)
 * times     nanoseconds after the fact before
 * subjects  difference to the fact before, signed
 * causes    how many facts back; 0: none
 * sinces    the same
 * previous  the same, to the subject's fact before this one
 * fields    numbers, signed; texts: 0 is the next new text, n + 1 is text n
 * texts     the new texts
 * </pre>
 *
 * <p>In each group times and subjects begin anew, so any group can be read by itself.
 */
final class BlockWriter implements FieldSink {
    /** Columns whose places the groups know: all but the kinds, which have one byte each, and the texts. */
    static final int COLUMNS = 6;

    static final int TIMES = 0;
    static final int SUBJECTS = 1;
    static final int CAUSES = 2;
    static final int SINCES = 3;
    static final int PREVIOUS = 4;
    static final int FIELDS = 5;

    static final int HEAD_BYTES = Integer.BYTES * (2 + COLUMNS + 1);
    static final int GROUP_BYTES = Long.BYTES + Integer.BYTES * (2 + COLUMNS);

    private final KnownTexts known;
    private final Bytes groups = new Bytes();
    private final Bytes kinds = new Bytes();
    private final Bytes textPlaces = new Bytes();
    private final Bytes[] columns = new Bytes[COLUMNS];
    private final Bytes texts = new Bytes();
    private int facts;
    private int newTexts;
    private long lastNanos;
    private int lastSubject;

    BlockWriter(KnownTexts known) {
        this.known = known;
        for (int i = 0; i < COLUMNS; i++) {
            columns[i] = new Bytes();
        }
    }

    int facts() {
        return facts;
    }

    /** Adds a fact; {@code previous} is the subject's fact before it, or 0. */
    void add(Fact fact, long previous) {
        if (facts % Form.GROUP == 0) {
            beginGroup(fact);
        }
        facts++;
        kinds.octet(fact.what().code());
        columns[TIMES].number(fact.atNanos() - lastNanos);
        columns[SUBJECTS].signed((long) fact.subject() - lastSubject);
        back(CAUSES, fact.number(), fact.cause());
        back(SINCES, fact.number(), fact.since());
        back(PREVIOUS, fact.number(), previous);
        lastNanos = fact.atNanos();
        lastSubject = fact.subject();
        fact.what().put(this);
    }

    private void beginGroup(Fact first) {
        lastNanos = first.atNanos();
        lastSubject = first.subject();
        groups.eightBytes(lastNanos);
        groups.fourBytes(lastSubject);
        groups.fourBytes(newTexts);
        for (Bytes column : columns) {
            groups.fourBytes(column.length());
        }
    }

    private void back(int column, long number, long link) {
        columns[column].number(link == 0 ? 0 : number - link);
    }

    @Override
    public void number(long value) {
        columns[FIELDS].signed(value);
    }

    @Override
    public void text(String value) {
        int id = known.find(value);
        if (id >= 0) {
            columns[FIELDS].number(id + 1L);
            return;
        }
        known.add(value);
        columns[FIELDS].number(0);
        if (newTexts++ % Form.TEXT_STEP == 0) {
            textPlaces.fourBytes(texts.length());
        }
        texts.text(value);
    }

    /** Writes the block, and begins the next. */
    void finish(Bytes out) {
        out.fourBytes(facts);
        out.fourBytes(newTexts);
        int place = HEAD_BYTES + groups.length() + kinds.length() + textPlaces.length();
        for (Bytes column : columns) {
            out.fourBytes(place);
            place = Math.addExact(place, column.length());
        }
        out.fourBytes(place);
        move(groups, out);
        move(kinds, out);
        move(textPlaces, out);
        for (Bytes column : columns) {
            move(column, out);
        }
        move(texts, out);
        facts = 0;
        newTexts = 0;
    }

    private static void move(Bytes from, Bytes to) {
        to.append(from);
        from.clear();
    }
}
