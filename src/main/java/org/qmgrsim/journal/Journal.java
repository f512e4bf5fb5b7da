package org.qmgrsim.journal;

import java.util.Arrays;
import java.util.function.Supplier;
import org.qmgrsim.kernel.Agenda;

/**
 * The only way out of the model: facts in total order, handed to their readers as they are made.
 *
 * <p>The journal keeps nothing itself. Each fact takes its time and its cause from the agenda and becomes the cause of what
 * follows in the same event, and of the events that are scheduled from there.
 */
public final class Journal {
    private final Agenda agenda;
    private final Reader[][] readersOf = new Reader[Kinds.COUNT][];
    private Reader[] detailReaders = {};
    private long facts;
    private int details;
    private int subjects;

    /** An empty journal of what happens on this agenda. */
    public Journal(Agenda agenda) {
        this.agenda = agenda;
        Arrays.fill(readersOf, new Reader[0]);
    }

    /** Adds a reader of base facts, as many kinds as it {@linkplain Reader#reads reads}. */
    public void subscribe(Reader reader) {
        for (int kind = 0; kind < readersOf.length; kind++) {
            if (reader.reads(kind)) {
                readersOf[kind] = with(reader, readersOf[kind]);
            }
        }
    }

    private static Reader[] with(Reader reader, Reader[] others) {
        Reader[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = reader;
        return all;
    }

    /** Adds a reader of base facts and details. */
    public void subscribeToDetails(Reader reader) {
        subscribe(reader);
        detailReaders = with(reader, detailReaders);
    }

    /** A number for a new message, process, service or destination; 0 is the system. */
    public int newSubject() {
        return ++subjects;
    }

    /** Number of base facts so far. */
    public long facts() {
        return facts;
    }

    /**
     * Adds a fact.
     *
     * @param since the fact that began the state which this one ends; 0: none
     * @return its number
     */
    public long add(int subject, long since, Happening what) {
        Reader[] readers = readersOf[what.code()];
        return readers.length == 0 ? pass() : hand(readers, subject, since, what);
    }

    /** Adds a fact whose fields cost more than a moment to make: that is done only if somebody reads facts of this kind. */
    public long add(int subject, long since, int kind, Supplier<? extends Happening> what) {
        Reader[] readers = readersOf[kind];
        return readers.length == 0 ? pass() : hand(readers, subject, since, what.get());
    }

    private long hand(Reader[] readers, int subject, long since, Happening what) {
        Fact fact = new Fact(facts + 1, agenda.now(), subject, agenda.cause(), since, what);
        long number = pass();
        for (Reader reader : readers) {
            reader.read(fact);
        }
        return number;
    }

    /** What every fact does, read or not: it has a number, and is the cause of what follows. */
    private long pass() {
        facts++;
        details = 0;
        agenda.setCause(facts);
        return facts;
    }

    /** Adds a fact that ends no state. */
    public long add(int subject, Happening what) {
        return add(subject, 0, what);
    }

    /** Whether somebody reads details: nobody need make what nobody reads. */
    public boolean wantsDetails() {
        return detailReaders.length > 0;
    }

    /** Adds a detail, if anybody reads them. */
    public void detail(int process, Supplier<String> line) {
        if (detailReaders.length > 0) {
            detail(process, line.get());
        }
    }

    /** Adds a detail, if anybody reads them. */
    public void detail(int process, String line) {
        if (detailReaders.length == 0) {
            return;
        }
        Detail detail = new Detail(facts, details++, agenda.now(), process, line);
        for (Reader reader : detailReaders) {
            reader.read(detail);
        }
    }
}
