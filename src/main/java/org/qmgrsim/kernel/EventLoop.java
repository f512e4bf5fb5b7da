package org.qmgrsim.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A daemon: a process that waits in an event loop, as every Postfix daemon does (util/events.c:event_loop).
 *
 * <p>One turn: what the daemon does {@linkplain #beforeWait() before it waits}; the wait; then the timers that are due, by
 * due time and then by order of request; then at most 100 of the descriptors that were ready when the wait ended; then
 * signals. Timers asked for during a turn wait for the next one. A daemon that sleeps owns one event if it has a timer,
 * and none otherwise.
 */
public abstract class EventLoop extends Process {
    private static final int DESCRIPTORS_PER_TURN = 100;
    private static final Runnable NOTHING = () -> {};
    private static final long NEVER = Long.MAX_VALUE;
    private static final long SOMETHING_ELSE = -1;

    private enum Phase {
        TIMERS,
        DESCRIPTORS,
        SIGNALS,
        BEFORE_WAIT,
        WAIT
    }

    private final Agenda agenda;
    private final int wakeCost;
    private final long key;
    private final Runnable turn = this::turn;
    private final Runnable beginTurn = this::beginTurn;
    private final Runnable beforeWait = this::beforeWait;

    private final List<LoopTimer> timers = new ArrayList<>();
    private final CallbackQueue descriptors = new CallbackQueue();
    private final CallbackQueue signals = new CallbackQueue();

    private Phase phase = Phase.WAIT;
    private long requests;
    private long requestsBeforeTurn;
    private int descriptorsThisTurn;
    private int signalsThisTurn;
    private boolean poll;

    private final Alarm sleepOver;
    private long wakeNanos = NEVER;
    private long turnTicket = Agenda.NONE;
    private boolean turnComes;

    // The last turn in which nothing happened but that time passed; see busyUnseen.
    private long unseenFromNanos = -1;
    private long unseenUntilNanos = -1;

    private long loopSecond;
    private long turnNanos;
    private long turns;
    private long sleepLimitNanos = NEVER;
    private long sleepsFromNanos;

    /**
     * A loop that has not begun.
     *
     * @param key the key of the process's luck
     */
    protected EventLoop(Machine machine, long key) {
        super(machine);
        this.key = key;
        this.agenda = machine.agenda();
        this.sleepOver = new Alarm(agenda, this::sleepOver);
        this.wakeCost = machine.costs().code("loop.wake");
    }

    // ---------------------------------------------------------------- for the daemon

    /** A turn begins: the process will come back to its wait, unless it gets stuck. */
    protected void turnBegins() {}

    /** What the daemon does before every wait; it may {@link #poll()}. */
    protected void beforeWait() {}

    /** The next wait ends at once. */
    protected final void poll() {
        poll = true;
    }

    /** No wait of this loop is longer than this. */
    protected final void limitSleep(long seconds) {
        sleepLimitNanos = seconds * WallClock.SECOND;
    }

    /** Starts the loop with what the daemon does first, at this instant. */
    protected final void enterLoop(Runnable first) {
        loopSecond = machine.second();
        turnNanos = machine.now();
        phase = Phase.BEFORE_WAIT;
        begin(first);
    }

    /** The second as cached when the loop last began to dispatch, or when a timer was last asked for. */
    public final long loopSecond() {
        return loopSecond;
    }

    /** Makes a timer that calls back {@code callback}. */
    public final LoopTimer timer(Runnable callback) {
        return new LoopTimer(callback);
    }

    /** Asks for a timer in {@code seconds} whole seconds, in place of a pending request. */
    public final void request(LoopTimer timer, long seconds) {
        requestNanos(timer, seconds * WallClock.SECOND);
    }

    private void requestNanos(LoopTimer timer, long delayNanos) {
        noteTime();
        request(timer, machine.now(), delayNanos);
    }

    /** Asks for a timer as if that had been done at an instant of the past; the cached second stays as it is. */
    public final void requestSince(LoopTimer timer, long sinceNanos, long seconds) {
        request(timer, sinceNanos, seconds * WallClock.SECOND);
    }

    /** The loop's second is read anew, as it is whenever a timer is asked for. */
    public final void noteTime() {
        loopSecond = machine.second();
    }

    private void request(LoopTimer timer, long sinceNanos, long delayNanos) {
        cancel(timer);
        timer.dueCalendarNanos = machine.clock().due(sinceNanos, delayNanos);
        timer.order = requests++;
        timer.cause = agenda.cause();
        timer.pending = true;
        int place = timers.size();
        while (place > 0 && timers.get(place - 1).dueCalendarNanos > timer.dueCalendarNanos) {
            place--;
        }
        timers.add(place, timer);
    }

    /** Takes a timer back; a sleep that was to end with it goes on until the next one. */
    public final void cancel(LoopTimer timer) {
        if (!timer.pending) {
            return;
        }
        boolean first = !timers.isEmpty() && timers.get(0) == timer;
        timers.remove(timer);
        timer.pending = false;
        if (first && state() == State.WAITING && !turnComes) {
            sleepFrom(sleepsFromNanos);
        }
    }

    // ---------------------------------------------------------------- for the world

    /** A descriptor has become ready: {@code callback} runs in the next turn. */
    public final void ready(Runnable callback) {
        interrupt();
        descriptors.add(callback, agenda.cause());
    }

    /** A signal has come: {@code handler} runs at the end of the next turn. */
    public final void signal(Runnable handler) {
        interrupt();
        signals.add(handler, agenda.cause());
    }

    private void interrupt() {
        if (state() == State.WAITING && !turnComes) {
            sleepOver.clear();
            turnComes = true;
            turnTicket = agenda.schedule(nextTurn(), beginTurn);
        }
    }

    /** When a loop that waits begins its next turn if something becomes ready now. */
    private long nextTurn() {
        long now = machine.now();
        if (now > unseenUntilNanos) {
            return now + wakeUpNanos(++turns);
        } else if (now >= unseenFromNanos) {
            return unseenUntilNanos;
        }
        long unseen = unseenUntilNanos - unseenFromNanos;
        descriptors.add(() -> work(unseen, NOTHING), agenda.cause());
        return unseenFromNanos;
    }

    private long wakeUpNanos(long turn) {
        return machine.costs().draw(wakeCost, key, turn);
    }

    /**
     * A descriptor has become ready whose callback takes {@code nanos} of work and changes nothing that anybody could see
     * meanwhile. If the loop sleeps, or is at more such work, no event is needed: only the time of its last turn moves,
     * and with it the end of its sleep.
     *
     * @return when the work is done; negative if the loop has something else to do, so that the callback must be made
     *     {@link #ready}
     */
    protected final long busyUnseen(long nanos) {
        if (state() != State.WAITING || turnComes) {
            return SOMETHING_ELSE;
        }
        long now = machine.now();
        boolean sleeps = now > unseenUntilNanos;
        long from;
        if (sleeps) {
            from = now + wakeUpNanos(turns + 1);
        } else {
            from = now > unseenFromNanos
                    ? unseenUntilNanos
                    : unseenFromNanos; // in the next turn, or in the one to come
        }
        long until = Math.max(from, unseenUntilNanos) + nanos;
        if (!timers.isEmpty() && machine.clock().isDue(timers.get(0).dueCalendarNanos, until)) {
            return SOMETHING_ELSE;
        }
        turns += sleeps ? 1 : 0;
        if (until == unseenUntilNanos && from == unseenFromNanos) {
            return until; // no time passes
        }
        unseenFromNanos = from;
        unseenUntilNanos = until;
        sleepFrom(until);
        return until;
    }

    // ---------------------------------------------------------------- the loop

    private void beginTurn() {
        turnTicket = Agenda.NONE;
        turnComes = false;
        if (state() == State.WAITING) {
            begin(turn);
        }
    }

    private void sleepOver() {
        if (state() == State.WAITING && machine.now() < wakeNanos) {
            setAlarm();
        } else {
            beginTurn();
        }
    }

    @Override
    protected final void resumed() {
        interrupt(); // epoll_wait(2) ends with EINTR, even if nothing has come: signal(7)
    }

    private void turn() {
        turnNanos = machine.now();
        loopSecond = machine.second();
        poll = false;
        requestsBeforeTurn = requests;
        descriptorsThisTurn = Math.min(DESCRIPTORS_PER_TURN, descriptors.size());
        signalsThisTurn = signals.size();
        phase = Phase.TIMERS;
    }

    @Override
    protected final @Nullable Runnable scriptDone() {
        while (true) {
            switch (phase) {
                case TIMERS -> {
                    LoopTimer timer = nextDue();
                    if (timer != null) {
                        cancel(timer);
                        agenda.setCause(timer.cause);
                        return timer.callback;
                    }
                    phase = Phase.DESCRIPTORS;
                }
                case DESCRIPTORS -> {
                    if (descriptorsThisTurn > 0) {
                        descriptorsThisTurn--;
                        agenda.setCause(descriptors.cause());
                        return descriptors.take();
                    }
                    phase = Phase.SIGNALS;
                }
                case SIGNALS -> {
                    if (signalsThisTurn > 0) {
                        signalsThisTurn--;
                        agenda.setCause(signals.cause());
                        return signals.take();
                    }
                    phase = Phase.BEFORE_WAIT;
                }
                case BEFORE_WAIT -> {
                    phase = Phase.WAIT;
                    turnBegins();
                    return beforeWait;
                }
                case WAIT -> {
                    if (poll || !descriptors.isEmpty() || !signals.isEmpty() || overdue()) {
                        return turn;
                    }
                    sleepFrom(machine.now());
                    return null;
                }
            }
        }
    }

    private @Nullable LoopTimer nextDue() {
        for (LoopTimer timer : timers) {
            if (!machine.clock().isDue(timer.dueCalendarNanos, turnNanos)) {
                return null;
            }
            if (timer.order < requestsBeforeTurn) {
                return timer;
            }
        }
        return null;
    }

    private boolean overdue() {
        return !timers.isEmpty() && machine.clock().isDue(timers.get(0).dueCalendarNanos, machine.now());
    }

    private void sleepFrom(long nanos) {
        sleepsFromNanos = nanos;
        wakeNanos = timers.isEmpty() ? NEVER : machine.clock().wake(timers.get(0).dueCalendarNanos, nanos);
        if (sleepLimitNanos != NEVER) {
            wakeNanos = Math.min(wakeNanos, nanos + sleepLimitNanos);
        }
        setAlarm();
    }

    /** One that is set too early is set again when it goes off: most are moved many times before that. */
    private void setAlarm() {
        if (wakeNanos < sleepOver.dueNanos()) {
            sleepOver.set(wakeNanos);
        }
    }

    @Override
    protected void died() {
        agenda.cancel(turnTicket);
        turnTicket = Agenda.NONE;
        sleepOver.end();
        timers.clear();
        descriptors.clear();
        signals.clear();
    }
}
