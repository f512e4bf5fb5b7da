package org.qmgrsim.journal.saved;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Reader;

/** Lays a run beside a saved journal as it goes, fact by fact, and remembers where they part. */
public final class FirstDifference implements Reader {
    private static final int CHUNK = 4096;

    private final SavedJournal saved;
    private final List<Fact> chunk = new ArrayList<>(CHUNK);
    private long facts;
    private boolean found;
    private @Nullable Fact then;
    private @Nullable Fact now;

    /** Nothing has happened yet. */
    public FirstDifference(SavedJournal saved) {
        this.saved = saved;
    }

    @Override
    public void read(Fact fact) {
        if (found) {
            return;
        }
        facts++;
        Fact former = savedFact(facts);
        if (!fact.equals(former)) {
            found = true;
            then = former;
            now = fact;
        }
    }

    private @Nullable Fact savedFact(long number) {
        if (number > saved.facts()) {
            return null;
        }
        int place = (int) ((number - 1) % CHUNK);
        if (place == 0) {
            chunk.clear();
            saved.replay(number, Math.min(saved.facts(), number + CHUNK - 1), null, chunk::add);
        }
        return chunk.get(place);
    }

    /** The run is over. What the journal has beyond its end is a difference, too. */
    public void end() {
        if (!found && facts < saved.facts()) {
            found = true;
            then = saved.fact(facts + 1);
        }
    }

    /** Whether they are different. */
    public boolean found() {
        return found;
    }

    /** The first fact that is not that of the run; null: the journal had ended. */
    public @Nullable Fact then() {
        return then;
    }

    /** The fact of the run in its place; null: the run had ended. */
    public @Nullable Fact now() {
        return now;
    }
}
