package org.qmgrsim.gui.play;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.view.QueueView;

/**
 * A playhead on a computed run. It stands behind a fact, at an instant: facts of the same instant can be stepped through one by
 * one.
 */
public final class Playback {
    private final Computed run;
    private long nanos;
    private long number;
    private QueueView view;

    /** At the beginning of a person's time. */
    public Playback(Computed run) {
        this.run = run;
        this.view = run.history().at(run.originNanos());
        this.nanos = run.originNanos();
        this.number = view.number();
    }

    /** The run. */
    public Computed run() {
        return run;
    }

    /** Where it stands, in nanoseconds since the epoch of the run. */
    public long nanos() {
        return nanos;
    }

    /** So many facts have happened. */
    public long number() {
        return number;
    }

    /** The state of queue and processes here. */
    public QueueView view() {
        return view;
    }

    /** Goes to an instant, or to the end of the run that is nearer. */
    public void seek(long atNanos) {
        long to = Math.max(run.originNanos(), Math.min(run.endNanos(), atNanos));
        view = run.history().at(to, view);
        nanos = to;
        number = view.number();
    }

    /** Goes to just behind a fact. */
    public void seekFact(long fact) {
        long to = Math.max(0, Math.min(run.journal().facts(), fact));
        view = run.history().after(to);
        number = to;
        nanos = to == 0 ? 0 : run.journal().nanos(to);
        if (nanos < run.originNanos()) {
            seek(run.originNanos());
        }
    }

    // ---------------------------------------------------------------- steps

    /** One fact on; stays at the end. */
    public void stepOn() {
        seekFact(number + 1);
    }

    /** One fact back; stays at the beginning. */
    public void stepBack() {
        seekFact(number - 1);
    }

    /** The next fact of these sorts; none if there is no more. */
    public OptionalLong next(Collection<Tracks.Sort> sorts) {
        long best = Long.MAX_VALUE;
        for (Tracks.Sort sort : sorts) {
            Track track = run.tracks().of(sort);
            int place = track.afterNumber(number);
            if (place < track.size()) {
                best = Math.min(best, track.number(place));
            }
        }
        return best == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(best);
    }

    /** The fact of these sorts before the one where it stands. */
    public OptionalLong previous(Collection<Tracks.Sort> sorts) {
        long best = 0;
        for (Tracks.Sort sort : sorts) {
            Track track = run.tracks().of(sort);
            int place = track.afterNumber(number - 1) - 1;
            if (place >= 0) {
                best = Math.max(best, track.number(place));
            }
        }
        return best == 0 ? OptionalLong.empty() : OptionalLong.of(best);
    }

    /** The next fact about a subject of the journal. */
    public OptionalLong nextOf(int subject) {
        long found = 0;
        for (long fact = run.journal().last(subject);
                fact > number;
                fact = run.journal().previous(fact)) {
            found = fact;
        }
        return found == 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    /** The fact about a subject before the one where it stands. */
    public OptionalLong previousOf(int subject) {
        for (long fact = run.journal().last(subject);
                fact != 0;
                fact = run.journal().previous(fact)) {
            if (fact < number) {
                return OptionalLong.of(fact);
            }
        }
        return OptionalLong.empty();
    }

    // ---------------------------------------------------------------- lives

    /** The facts about a subject that have happened, the latest last. */
    public List<Fact> lifeSoFar(int subject) {
        List<Fact> life = new ArrayList<>();
        for (Fact fact : run.life(subject)) {
            if (fact.number() <= number) {
                life.add(fact);
            }
        }
        return life;
    }
}
