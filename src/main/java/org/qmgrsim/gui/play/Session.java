package org.qmgrsim.gui.play;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Problem;

/**
 * What one window shows: a scenario with its changes, the run of it, perhaps a run that was pinned beside it, the playhead and
 * what is selected.
 *
 * <p>Runs are computed by {@code background}; everything else happens on {@code screen}, one thing at a time. Of several runs
 * that were asked for the newest wins, and those that nobody wants any more are given up.
 */
public final class Session {
    /** What changed. */
    public enum Event {
        /** Another run is shown, or none. */
        RUN,
        /** The playhead moved. */
        PLAYHEAD,
        /** Something else is selected. */
        SELECTION,
        /** A run is being computed, was computed, or cannot be. */
        STATE,
        /** Playing began or ended, or its speed changed. */
        PLAY
    }

    private final Executor background;
    private final Executor screen;
    private final String program;
    private final Map<Event, List<Runnable>> listeners = new EnumMap<>(Event.class);
    private final AtomicReference<@Nullable Asked> wanted = new AtomicReference<>();
    private @Nullable Changes changes;
    private @Nullable Playback current;
    private @Nullable Playback pinned;
    private @Nullable Subject selection;
    private List<Problem> problems = List.of();
    private @Nullable String failure;
    private boolean computing;
    private volatile double share;

    /**
     * Nothing yet.
     *
     * @param program the version of qmgrsim
     */
    public Session(Executor background, Executor screen, String program) {
        this.background = background;
        this.screen = screen;
        this.program = program;
        for (Event event : Event.values()) {
            listeners.put(event, new ArrayList<>());
        }
    }

    /** Wants to be told of events. */
    public void on(Event event, Runnable listener) {
        of(event).add(listener);
    }

    private List<Runnable> of(Event event) {
        return listeners.getOrDefault(event, List.of());
    }

    /** Tells everybody. */
    public void tell(Event event) {
        List.copyOf(of(event)).forEach(Runnable::run);
    }

    // ---------------------------------------------------------------- what is there

    /** The run that is shown; null before the first is there. */
    public @Nullable Playback current() {
        return current;
    }

    /** The run that was pinned as A; null if none is. */
    public @Nullable Playback pinned() {
        return pinned;
    }

    /** What was changed; null before a scenario is open. */
    public @Nullable Changes changes() {
        return changes;
    }

    /** What is selected. */
    public @Nullable Subject selection() {
        return selection;
    }

    /** Why the last run that was asked for cannot be, and warnings of it. */
    public List<Problem> problems() {
        return problems;
    }

    /** Why a run failed, in a word for people; null if it did not. */
    public @Nullable String failure() {
        return failure;
    }

    /** Whether a run is being computed. */
    public boolean computing() {
        return computing;
    }

    /** How much of it is done, 0 to 1. */
    public double share() {
        return share;
    }

    // ---------------------------------------------------------------- changes

    /** Opens a scenario. */
    public void open(Asked asked) {
        changes = new Changes(asked);
        setPinned(null);
        selection = null;
        replace(null);
        tell(Event.SELECTION);
        compute(asked);
    }

    /** Changes what is asked for. */
    public void change(Asked next, @Nullable Object gesture) {
        if (changes != null) {
            changes.add(next, gesture);
            compute(changes.now());
        }
    }

    /** Takes the last change back. */
    public void undo() {
        if (changes != null && changes.canUndo()) {
            compute(changes.undo());
        }
    }

    /** Makes it again. */
    public void redo() {
        if (changes != null && changes.canRedo()) {
            compute(changes.redo());
        }
    }

    /** Keeps the run that is shown, to compare with. */
    public void pin() {
        if (current != null) {
            setPinned(new Playback(current.run()));
            tell(Event.RUN);
        }
    }

    /** Keeps none. */
    public void unpin() {
        setPinned(null);
        tell(Event.RUN);
    }

    /** What was kept is shown, and the other way round. */
    public void swap() {
        Playback a = pinned;
        Playback b = current;
        if (a != null && b != null && changes != null) {
            pinned = b;
            current = a;
            changes.add(a.run().asked(), null);
            tell(Event.RUN);
        }
    }

    /** Branches off here: what is shown becomes A, and B is the same with something done. */
    public void fork(List<String> acts) {
        if (changes == null || current == null) {
            return;
        }
        if (pinned == null) {
            setPinned(new Playback(current.run()));
        }
        Asked next = changes.now();
        List<String> sets = new ArrayList<>(next.sets());
        sets.addAll(acts);
        change(new Asked(next.text(), next.file(), sets, next.seed(), next.everyDetail()), null);
    }

    /** What was to be opened cannot be read. */
    public void refuse(java.util.Collection<Problem> why) {
        problems = List.copyOf(why);
        failure = null;
        tell(Event.STATE);
    }

    // ---------------------------------------------------------------- computing

    private void compute(Asked asked) {
        wanted.set(asked);
        computing = true;
        share = 0;
        tell(Event.STATE);
        background.execute(() -> {
            if (wanted.get() == asked) {
                run(asked);
            }
        });
    }

    private void run(Asked asked) {
        try {
            Computed run = new Running(asked, (at, end, facts) -> goOn(asked, at, end)).compute(program);
            screen.execute(() -> arrived(asked, run));
        } catch (Running.Superseded e) {
            // somebody else's turn
        } catch (InvalidInput e) {
            screen.execute(() -> failed(asked, e.problems(), null));
        } catch (Running.TooLong e) {
            screen.execute(() -> failed(asked, List.of(), "too.long"));
        } catch (OutOfMemoryError e) {
            screen.execute(() -> failed(asked, List.of(), "no.memory"));
        } catch (RuntimeException e) {
            screen.execute(() -> failed(asked, List.of(), e.toString()));
        }
    }

    private boolean goOn(Asked asked, long at, long end) {
        double done = end <= 0 ? 0 : Math.min(1, (double) at / end);
        if (done - share > 0.02) {
            screen.execute(() -> {
                share = done;
                tell(Event.STATE);
            });
        }
        return wanted.get() == asked;
    }

    private void arrived(Asked asked, Computed run) {
        if (wanted.get() != asked) {
            run.close();
            return;
        }
        computing = false;
        failure = null;
        problems = run.loaded().warnings();
        Playback next = new Playback(run);
        if (current != null) {
            next.seek(current.nanos());
        }
        replace(next);
        tell(Event.STATE);
    }

    private void failed(Asked asked, java.util.Collection<Problem> why, @Nullable String word) {
        if (wanted.get() == asked) {
            computing = false;
            problems = List.copyOf(why);
            failure = word;
            tell(Event.STATE);
        }
    }

    private void replace(@Nullable Playback next) {
        Playback former = current;
        current = next;
        if (former != null && (pinned == null || pinned.run() != former.run())) {
            former.run().close();
        }
        tell(Event.RUN);
    }

    private void setPinned(@Nullable Playback next) {
        Playback former = pinned;
        pinned = next;
        if (next != null && current != null) {
            next.seek(current.nanos());
        }
        if (former != null && (current == null || current.run() != former.run())) {
            former.run().close();
        }
    }

    // ---------------------------------------------------------------- playhead and selection

    /** Moves the playhead; the pinned run follows. */
    public void seek(long nanos) {
        if (current != null) {
            current.seek(nanos);
            moved();
        }
    }

    /** Moves it to just behind a fact. */
    public void seekFact(long fact) {
        if (current != null) {
            current.seekFact(fact);
            moved();
        }
    }

    private void moved() {
        if (pinned != null && current != null) {
            pinned.seek(current.nanos());
        }
        tell(Event.PLAYHEAD);
    }

    /** Selects something; null selects nothing. */
    public void select(@Nullable Subject subject) {
        selection = subject;
        tell(Event.SELECTION);
    }
}
