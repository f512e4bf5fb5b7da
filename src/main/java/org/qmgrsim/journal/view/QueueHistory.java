package org.qmgrsim.journal.view;

import java.util.BitSet;
import org.qmgrsim.journal.saved.SavedJournal;

/**
 * The states of a saved run: what they were at the border of each block, so that to go to any instant is to fold one block at
 * most.
 *
 * <p>Made by one pass over the facts. Immutable; any number of threads may ask it.
 */
public final class QueueHistory {
    private final SavedJournal journal;
    private final BitSet kinds = Fold.kinds();
    private final Names names = new Names();
    private final Versions subjects = new Versions(State.SUBJECT_COLUMNS);
    private final Versions files = new Versions(State.FILE_COLUMNS);
    private final Border[] borders;

    /** The state when so many versions of the rows were made. */
    private record Border(State state, int subjectVersions, int fileVersions) {}

    private QueueHistory(SavedJournal journal) {
        this.journal = journal;
        long blocks = (journal.facts() + SavedJournal.BLOCK - 1) / SavedJournal.BLOCK;
        this.borders = new Border[(int) blocks + 1];
    }

    /** Folds a saved journal. */
    public static QueueHistory of(SavedJournal journal) {
        QueueHistory history = new QueueHistory(journal);
        history.fold();
        return history;
    }

    private void fold() {
        State state = new State(names, subjects.latest(), files.latest());
        borders[0] = border(state);
        for (int block = 1; block < borders.length; block++) {
            long last = Math.min(journal.facts(), (long) block * SavedJournal.BLOCK);
            journal.replay((long) (block - 1) * SavedJournal.BLOCK + 1, last, kinds, new QueueView(state));
            state.subjects.drainTo(subjects::add);
            state.files.drainTo(files::add);
            state.number = last;
            borders[block] = border(state);
        }
        subjects.freeze();
        files.freeze();
    }

    private Border border(State state) {
        return new Border(
                new State(state, PagedBits::copy, Rows.Past.NONE, Rows.Past.NONE), subjects.count(), files.count());
    }

    /** The state when all facts up to this instant have happened; in nanoseconds since the epoch of the run. */
    public QueueView at(long nanos) {
        QueueView view = after(journal.seek(nanos));
        view.state.nanos = nanos;
        return view;
    }

    /**
     * The same, but if {@code former} lies not far behind, it is moved there and comes back: for a playhead that runs.
     *
     * @param former a view of this history that is not needed any more
     */
    public QueueView at(long nanos, QueueView former) {
        long number = journal.seek(nanos);
        boolean near = former.state.names == names
                && former.number() <= number
                && number / SavedJournal.BLOCK * SavedJournal.BLOCK <= former.number();
        QueueView view = near ? former : after(number);
        if (near) {
            goOn(view, number);
        }
        view.state.nanos = nanos;
        return view;
    }

    /**
     * The state when so many facts have happened.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public QueueView after(long number) {
        if (number < 0 || number > journal.facts()) {
            throw new IndexOutOfBoundsException("after fact " + number + " of " + journal.facts());
        }
        Border border = borders[(int) (number / SavedJournal.BLOCK)];
        QueueView view = new QueueView(new State(
                border.state(),
                PagedBits::copyOfFrozen,
                subjects.before(border.subjectVersions()),
                files.before(border.fileVersions())));
        goOn(view, number);
        return view;
    }

    private void goOn(QueueView view, long number) {
        journal.replay(view.number() + 1, number, kinds, view);
        view.state.number = number;
        if (number > 0) {
            view.state.nanos = journal.nanos(number);
        }
    }
}
