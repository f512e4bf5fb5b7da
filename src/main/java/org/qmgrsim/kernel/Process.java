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

    private static final long FOREVER = Long.MAX_VALUE;
    private static final long RIDER = -1;

    protected final Machine machine;
    private final Agenda agenda;
    private final Runnable next = this::next;
    private final Runnable limitPassed = this::limitPassed;

    private State state = State.WAITING;
    private State beforeStop = State.WAITING;

    // The script: the next step is the last element. A gate marks a step that waits; `otherwise` is for its limit.
    private long[] costNanos = new long[16];
    private Runnable[] effect = new Runnable[16];
    private @Nullable Gate[] gate = new @Nullable Gate[16];
    private @Nullable Runnable[] otherwise = new @Nullable Runnable[16];
    private int top;

    private long ticket = Agenda.NONE;
    private long dueNanos;
    private @Nullable Gate blockedAt;

    private long subjectKey;
    private int draws;

    protected Process(Machine machine) {
        this.machine = machine;
        this.agenda = machine.agenda();
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
        push(nanos, then, null, null);
    }

    /** Adds a step that takes no time. */
    public final void then(Runnable effect) {
        push(0, effect, null, null);
    }

    /**
     * Adds something that is seen and changes nothing, such as a line that only a reader asked for: it happens together
     * with the step before it, without giving way to other processes, so that asking for it cannot shift a run.
     */
    protected final void watch(Runnable seen) {
        push(RIDER, seen, null, null);
    }

    /**
     * Adds a step that waits until the gate opens, or until the limit has passed.
     *
     * @param limitNanos longest wait; negative: none
     */
    public final void await(Gate gate, long limitNanos, Runnable then, Runnable otherwise) {
        push(limitNanos < 0 ? FOREVER : limitNanos, then, gate, otherwise);
    }

    /** Adds a step that waits until the gate opens, however long. */
    public final void await(Gate gate, Runnable then) {
        push(FOREVER, then, gate, null);
    }

    private void push(long nanos, Runnable then, @Nullable Gate at, @Nullable Runnable late) {
        if (top == effect.length) {
            costNanos = Arrays.copyOf(costNanos, top * 2);
            effect = Arrays.copyOf(effect, top * 2);
            gate = Arrays.copyOf(gate, top * 2);
            otherwise = Arrays.copyOf(otherwise, top * 2);
        }
        costNanos[top] = nanos;
        effect[top] = then;
        gate[top] = at;
        otherwise[top] = late;
        top++;
    }

    // ---------------------------------------------------------------- following it

    /** Begins a script with {@code first}, which happens now. Only for a process that has none. */
    protected final void begin(Runnable first) {
        state = State.WORKING;
        perform(first);
        follow();
    }

    /** The script is done: the process asks for its next steps, or rests. */
    protected abstract void scriptDone();

    /** The process waits for something to come: no script, no event. */
    protected final void rest() {
        state = State.WAITING;
    }

    private void next() {
        ticket = Agenda.NONE;
        top--;
        perform(take(top));
        follow();
    }

    private Runnable take(int index) {
        Runnable taken = effect[index];
        gate[index] = null;
        otherwise[index] = null;
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
        Gate at = gate[i];
        gate[i] = gate[j];
        gate[j] = at;
        Runnable late = otherwise[i];
        otherwise[i] = otherwise[j];
        otherwise[j] = late;
    }

    /** Goes on with the script: at once where nothing else can come first, else by an event. */
    private void follow() {
        while (state == State.WORKING) {
            if (top == 0) {
                scriptDone();
                continue;
            }
            int step = top - 1;
            Gate at = gate[step];
            if (costNanos[step] == RIDER) {
                top--;
                perform(take(top));
                continue;
            }
            if (at != null && !at.isOpen()) {
                block(at, costNanos[step]);
                return;
            }
            long due = agenda.now() + (at == null ? costNanos[step] : 0);
            if (!agenda.advance(due)) {
                dueNanos = due;
                ticket = agenda.schedule(due, next);
                return;
            }
            top--;
            perform(take(top));
        }
    }

    private void block(Gate at, long limitNanos) {
        state = State.BLOCKED;
        blockedAt = at;
        at.enter(this);
        if (limitNanos != FOREVER) {
            dueNanos = agenda.now() + limitNanos;
            ticket = agenda.schedule(dueNanos, limitPassed);
        }
    }

    final void release(Gate opened) {
        if (blockedAt != opened) {
            return;
        }
        blockedAt = null;
        agenda.cancel(ticket);
        ticket = Agenda.NONE;
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
        Gate at = blockedAt;
        if (at == null) {
            throw new IllegalStateException("a limit passed while nothing was waited for");
        }
        at.leave();
        blockedAt = null;
        state = State.WORKING;
        top--;
        Runnable late = otherwise[top];
        take(top);
        if (late != null) {
            perform(late);
        }
        follow();
    }

    // ---------------------------------------------------------------- signals

    /** Ends the process: its script is dropped, what was done stays done. */
    public final void kill() {
        if (state == State.DEAD) {
            return;
        }
        state = State.DEAD;
        agenda.cancel(ticket);
        ticket = Agenda.NONE;
        if (blockedAt != null) {
            blockedAt.leave();
            blockedAt = null;
        }
        Arrays.fill(effect, 0, top, null);
        Arrays.fill(gate, 0, top, null);
        Arrays.fill(otherwise, 0, top, null);
        top = 0;
        died();
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
                if (dueNanos != FOREVER) {
                    dueNanos = Math.max(agenda.now(), dueNanos);
                    ticket = agenda.schedule(dueNanos, limitPassed);
                }
            }
            default -> resumed();
        }
    }

    /** Called when a process that had nothing to do was continued. */
    protected void resumed() {}
}
