package org.qmgrsim.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One simulated process: it follows a script of steps, each with its cost, and its effects happen one by one at their
 * own instants, so that other processes act between two of them.
 *
 * <p>A script is a stack of steps still to do. An effect that asks for further steps puts them, in the order in which it
 * asks, in front of all that was to come: a callback may be written as straight text, and a step may open into several.
 * A process stands in one of five states; only {@code WORKING} and a {@code BLOCKED} one with a limit own an event.
 */
public abstract class Process {
    /** What a process is doing. */
    public enum State {
        /** Nothing to do until something comes. */
        WAITING,
        /** In the middle of a step. */
        WORKING,
        /** In the middle of a script, until an answer comes or a limit passes. */
        BLOCKED,
        /** Stopped by a signal; continues where it was. */
        STOPPED,
        /** Gone. */
        DEAD
    }

    private static final Runnable NOTHING = () -> {};
    private static final long FOREVER = Long.MAX_VALUE;
    private static final long AT_ONCE = -1;

    protected final Machine machine;
    private final Agenda agenda;
    private final Runnable next = this::next;
    private final Runnable limitPassed = this::limitPassed;
    private final Alarm patience;

    private State state = State.WAITING;
    private State beforeStop = State.WAITING;

    // The script: the next step is the last element. The cost of a step that waits is its limit.
    private long[] costNanos = new long[16];
    private Runnable[] effect = new Runnable[16];
    private int top;

    private long ticket = Agenda.NONE;
    private long dueNanos;
    private @Nullable Awaiting blockedBy;

    private long subjectKey;
    private int draws;

    protected Process(Machine machine) {
        this.machine = machine;
        this.agenda = machine.agenda();
        this.patience = new Alarm(agenda, limitPassed);
    }

    /** What the process is doing now. */
    public final State state() {
        return state;
    }

    /** Whether the process still exists. */
    public final boolean alive() {
        return state != State.DEAD;
    }

    // ---------------------------------------------------------------- writing a script

    /** Names the subject whose luck decides the costs that follow. */
    public final void about(long subjectKey) {
        this.subjectKey = subjectKey;
        this.draws = 0;
    }

    /** Draws a cost for the present subject, in nanoseconds. */
    public final long cost(int code) {
        return machine.costs().draw(code, subjectKey, draws++);
    }

    /** Adds a step: after {@code nanos} of work, {@code then} happens. */
    public final void work(long nanos, Runnable then) {
        push(nanos, then);
    }

    /**
     * Adds what happens together with the step before it: the process does not give way to others in between, as it does
     * before each step that takes time, be that even nothing because costs are off. So an effect may open into several,
     * and a line be added that only a reader asked for, without a shift of anything else.
     */
    public final void then(Runnable effect) {
        push(AT_ONCE, effect);
    }

    /**
     * Adds a step that waits until the gate opens, or until the limit has passed. If it is open, the process goes on at once.
     *
     * @param limitNanos longest wait; negative: none
     */
    public final void await(Gate gate, long limitNanos, Runnable then, Runnable otherwise) {
        push(limitNanos < 0 ? FOREVER : limitNanos, new Awaiting(gate, then, otherwise));
    }

    /** Adds a step that waits until the gate opens, however long. */
    public final void await(Gate gate, Runnable then) {
        push(FOREVER, new Awaiting(gate, then, NOTHING));
    }

    /** Adds a step that waits for a while by the clock: a while that passes even if the process is stopped meanwhile. */
    public final void pause(long nanos, Runnable then) {
        if (nanos > 0) {
            push(nanos, new Awaiting(null, then, then));
        } else {
            then(then);
        }
    }

    private void push(long nanos, Runnable then) {
        if (top == effect.length) {
            costNanos = Arrays.copyOf(costNanos, top * 2);
            effect = Arrays.copyOf(effect, top * 2);
        }
        costNanos[top] = nanos;
        effect[top] = then;
        top++;
    }

    /** A step that waits at a gate, or only for its limit. */
    private record Awaiting(@Nullable Gate gate, Runnable then, Runnable otherwise) implements Runnable {
        boolean isOver() {
            return gate != null && gate.isOpen();
        }

        void leave() {
            if (gate != null) {
                gate.leave();
            }
        }

        @Override
        public void run() {
            then.run();
        }
    }

    // ---------------------------------------------------------------- following it

    /** Begins a script with {@code first}, which happens now. Only for a process that has none. */
    protected final void begin(Runnable first) {
        state = State.WORKING;
        perform(first);
        follow();
    }

    /** The script is done: what happens next, at this instant; or nothing, and the process waits for something to come. */
    protected abstract @Nullable Runnable scriptDone();

    private void next() {
        ticket = Agenda.NONE;
        perform(take());
        follow();
    }

    @SuppressWarnings("NullAway") // a place above the top is never read
    private Runnable take() {
        Runnable taken = effect[--top];
        effect[top] = null;
        return taken;
    }

    private void perform(Runnable happens) {
        int base = top;
        happens.run();
        for (int i = base, j = top - 1; i < j; i++, j--) {
            swap(i, j);
        }
    }

    private void swap(int i, int j) {
        long nanos = costNanos[i];
        costNanos[i] = costNanos[j];
        costNanos[j] = nanos;
        Runnable then = effect[i];
        effect[i] = effect[j];
        effect[j] = then;
    }

    /** Goes on with the script: at once where nothing else can come first, else by an event. */
    private void follow() {
        while (state == State.WORKING) {
            if (top == 0) {
                Runnable happens = scriptDone();
                if (happens == null) {
                    state = State.WAITING;
                } else {
                    perform(happens);
                }
                continue;
            }
            long nanos = costNanos[top - 1];
            if (effect[top - 1] instanceof Awaiting awaiting) {
                if (!awaiting.isOver()) {
                    block(awaiting, nanos);
                    return;
                }
            } else if (nanos != AT_ONCE) {
                long due = agenda.now() + nanos;
                if (!agenda.advance(due)) {
                    dueNanos = due;
                    ticket = agenda.schedule(due, next);
                    return;
                }
            }
            perform(take());
        }
    }

    private void block(Awaiting awaiting, long limitNanos) {
        state = State.BLOCKED;
        blockedBy = awaiting;
        if (awaiting.gate() != null) {
            awaiting.gate().enter(this);
        }
        if (limitNanos != FOREVER) {
            limit(awaiting, agenda.now() + limitNanos);
        }
    }

    /** A pause lasts to its end; of other waits few reach their limit. */
    private void limit(Awaiting awaiting, long atNanos) {
        dueNanos = atNanos;
        if (awaiting.gate() == null) {
            ticket = agenda.schedule(atNanos, limitPassed);
        } else {
            patience.set(atNanos);
        }
    }

    final void release(Gate opened) {
        if (blockedBy == null || blockedBy.gate() != opened) {
            return;
        }
        blockedBy = null;
        patience.clear();
        if (state == State.STOPPED) {
            beforeStop = State.WORKING;
            dueNanos = 0;
            return;
        }
        state = State.WORKING;
        dueNanos = agenda.now();
        ticket = agenda.schedule(dueNanos, next);
    }

    private void limitPassed() {
        ticket = Agenda.NONE;
        Awaiting awaiting = blockedBy;
        if (awaiting == null) {
            throw new IllegalStateException("a limit passed while nothing was waited for");
        }
        awaiting.leave();
        blockedBy = null;
        state = State.WORKING;
        take();
        perform(awaiting.otherwise());
        follow();
    }

    // ---------------------------------------------------------------- signals

    /** Ends the process: its script is dropped, what was done stays done. */
    public final void kill() {
        if (state == State.DEAD) {
            return;
        }
        state = State.DEAD;
        dropScript();
        patience.end();
        died();
    }

    /**
     * Drops the script of a process that is in the middle of it, and does this instead, now: a signal handler that does
     * not return.
     */
    protected final void preempt(Runnable instead) {
        if (state != State.WORKING && state != State.BLOCKED) {
            throw new IllegalStateException("no script to be dropped: " + state);
        }
        dropScript();
        state = State.WORKING;
        then(instead);
        dueNanos = agenda.now();
        ticket = agenda.schedule(dueNanos, next);
    }

    private void dropScript() {
        agenda.cancel(ticket);
        ticket = Agenda.NONE;
        patience.clear();
        if (blockedBy != null) {
            blockedBy.leave();
            blockedBy = null;
        }
        Arrays.fill(effect, 0, top, null);
        top = 0;
    }

    /** Called once when the process has ended, however. */
    protected void died() {}

    /** Stops the process (SIGSTOP): its work under way is held, what comes collects; a limit of a wait runs on. */
    public final void stop() {
        if (state == State.DEAD || state == State.STOPPED) {
            return;
        }
        beforeStop = state;
        if (ticket != Agenda.NONE) {
            agenda.cancel(ticket);
            ticket = Agenda.NONE;
            if (state == State.WORKING) {
                dueNanos -= agenda.now(); // what is left to do
            }
        } else if (patience.isSet()) {
            patience.clear();
        } else {
            dueNanos = FOREVER;
        }
        state = State.STOPPED;
    }

    /** Continues a stopped process (SIGCONT) where it was. */
    public final void resume() {
        if (state != State.STOPPED) {
            return;
        }
        state = beforeStop;
        switch (state) {
            case WORKING -> {
                dueNanos = agenda.now() + Math.max(0, dueNanos);
                ticket = agenda.schedule(dueNanos, next);
            }
            case BLOCKED -> {
                if (dueNanos != FOREVER && blockedBy != null) {
                    limit(blockedBy, Math.max(agenda.now(), dueNanos));
                }
            }
            default -> resumed();
        }
    }

    /** Called when a process that had nothing to do was continued. */
    protected void resumed() {}
}
