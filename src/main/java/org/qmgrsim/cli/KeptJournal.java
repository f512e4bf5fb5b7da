package org.qmgrsim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.saved.JournalWriter;
import org.qmgrsim.journal.saved.RunProperties;

/** The journal of a run among its results, as long as it does not become too long. */
final class KeptJournal implements Reader, AutoCloseable {
    /** The most facts that are kept unasked: some 200 MB. */
    static final long MOST_FACTS = 10_000_000;

    private final ResultFolder results;
    private final long most;
    private @Nullable JournalWriter writer;

    private KeptJournal(ResultFolder results, long most, @Nullable JournalWriter writer) {
        this.results = results;
        this.most = most;
        this.writer = writer;
    }

    /** Begins a journal; {@code keep} says whether, null leaves it to its length. */
    static KeptJournal of(ResultFolder results, RunProperties run, @Nullable Boolean keep) throws IOException {
        if (keep != null && !keep) {
            return new KeptJournal(results, 0, null);
        }
        JournalWriter writer = JournalWriter.create(results.file(SavedRun.JOURNAL), run.toMap());
        return new KeptJournal(results, keep == null ? MOST_FACTS : Long.MAX_VALUE, writer);
    }

    @Override
    public void read(Fact fact) {
        if (writer == null) {
            return;
        }
        if (fact.number() > most) {
            try {
                close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        writer.read(fact);
    }

    /** The run is over; says whether there is a journal of it. */
    boolean finish() {
        if (writer == null) {
            return false;
        }
        writer.finish();
        return true;
    }

    @Override
    public void close() throws IOException {
        JournalWriter open = writer;
        writer = null;
        if (open != null && !open.finished()) {
            open.close();
            results.drop(SavedRun.JOURNAL);
        }
    }
}
