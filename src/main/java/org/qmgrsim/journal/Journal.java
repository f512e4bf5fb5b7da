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
    private Reader[] readers = {};
    private Reader[] detailReaders = {};
    private long facts;
    private int details;
    private int subjects;

    /** An empty journal of what happens on this agenda. */
    public Journal(Agenda agenda) {
        this.agenda = agenda;
    }

    /** Adds a reader of base facts. */
    public void subscribe(Reader reader) {
        readers = Arrays.copyOf(readers, readers.length + 1);
        readers[readers.length - 1] = reader;
    }

    /** Adds a reader of base facts and details. */
    public void subscribeToDetails(Reader reader) {
        subscribe(reader);
        detailReaders = Arrays.copyOf(detailReaders, detailReaders.length + 1);
        detailReaders[detailReaders.length - 1] = reader;
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
        long number = ++facts;
        details = 0;
        Fact fact = new Fact(number, agenda.now(), subject, agenda.cause(), since, what);
        for (Reader reader : readers) {
            reader.read(fact);
        }
        agenda.setCause(number);
        return number;
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
