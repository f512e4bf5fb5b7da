package org.qmgrsim.ipc;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Journal;
import org.qmgrsim.kernel.EventLoop;
import org.qmgrsim.kernel.LoopTimer;
import org.qmgrsim.kernel.WallClock;

/** A process of the mail system: it has a pid, writes to the log, reports to its supervisor and triggers others. */
public abstract class Daemon extends EventLoop {
    private static final Runnable NOTHING = () -> {};
    private static final int MOST_WARNINGS = 10;
    private static final long CONNECT_AGAIN = 10 * WallClock.SECOND;
    private static final int SIGABRT = 6;
    private static final int SIGKILL = 9;

    protected final Host host;
    protected final Journal journal;
    private final Identity identity;
    private final int sayCost;
    private final int connectCost;
    private final int writeCost;
    private int exitStatus;
    private int signal;
    private int pendingSignal;
    private int useCount;
    private boolean taken;
    private long idleSinceNanos;
    private boolean disowned;
    private final Limits limits;
    private @Nullable Watchdog watchdog;

    /** A command: nobody guards it. */
    protected Daemon(Host host, Identity identity) {
        this(host, identity, Limits.COMMAND);
    }

    protected Daemon(Host host, Identity identity, Limits limits) {
        super(host.machine(), identity.key());
        this.limits = limits;
        this.host = host;
        this.journal = host.journal();
        this.identity = identity;
        this.idleSinceNanos = machine.now();
        this.sayCost = machine.costs().code("log.verbose");
        this.connectCost = machine.costs().code("ipc.connect");
        this.writeCost = machine.costs().code("ipc.write");
        about(identity.key());
    }

    /** The subject under which the journal knows this process. */
    public final int subject() {
        return identity.subject();
    }

    /** Pid, program, place in the process table. */
    public final Identity identity() {
        return identity;
    }

    /** What this process shares with all others of its mail system. */
    public final Host host() {
        return host;
    }

    /** How long it lives and waits. */
    public final Limits limits() {
        return limits;
    }

    /** Exit status, once the process has ended by itself. */
    public final int exitStatus() {
        return exitStatus;
    }

    /** The signal that ended the process; 0: none. */
    public final int signal() {
        return signal;
    }

    /** Requests served: an AVAIL after a TAKEN. */
    public final int useCount() {
        return useCount;
    }

    /** Whether it has told its supervisor that it is busy with a client. */
    public final boolean isBusy() {
        return taken;
    }

    /** Since when it has had no client. */
    public final long idleSinceNanos() {
        return idleSinceNanos;
    }

    /** What the process does when it has been forked. */
    public abstract void start();

    // ---------------------------------------------------------------- log

    /** Prints a line of {@code -v}: at its own instant and at its price, if the process runs with {@code -v}. */
    public final void say(Supplier<String> line) {
        if (identity.verbosity() > 0) {
            work(cost(sayCost), journal.wantsDetails() ? () -> journal.detail(subject(), line) : NOTHING);
        } else if (journal.wantsDetails()) {
            then(() -> journal.detail(subject(), line));
        }
    }

    /** Prints a fixed line of {@code -v}. */
    public final void say(String line) {
        if (identity.verbosity() > 0) {
            work(cost(sayCost), journal.wantsDetails() ? () -> journal.detail(subject(), line) : NOTHING);
        } else if (journal.wantsDetails()) {
            then(() -> journal.detail(subject(), line));
        }
    }

    /** Logs a line for which there is no other fact, at this instant. */
    public final void log(String line) {
        journal.add(subject(), new Happening.Logged(line));
    }

    // ---------------------------------------------------------------- life

    /** {@code master_notify}: tells the supervisor that this process is busy or available. */
    protected final void report(boolean available) {
        if (available && taken) {
            useCount++;
        }
        taken = !available;
        idleSinceNanos = machine.now();
        if (!disowned) {
            identity.supervisor().status(this, available);
        }
    }

    /** The supervisor's side of the status channel is gone (reload, end of master): leave when next idle. */
    public final void disown() {
        if (!disowned) {
            disowned = true;
            ready(this::disconnected);
        }
    }

    /** Whether the supervisor has given this process up. */
    protected final boolean disowned() {
        return disowned;
    }

    /** Leaves, because the supervisor is gone. */
    protected final void disconnected() {
        say("master disconnect -- exiting");
        then(() -> exit(0));
    }

    /** Ends the process by itself. */
    public final void exit(int status) {
        if (status == 0) {
            leaving();
        }
        exitStatus = status;
        kill();
    }

    /** Called when the process is about to leave of its own accord. */
    protected void leaving() {}

    /** A table that has changed since it was opened; null if none has. */
    protected @Nullable String changedTable() {
        return null;
    }

    /** Leaves, if a table has changed, before it takes another client (the daemons' pre_accept). */
    protected final boolean leavesForTable() {
        String table = changedTable();
        if (table != null) {
            log("table " + table + " has changed -- restarting");
            then(() -> exit(0));
        }
        return table != null;
    }

    /** The line, which begins with {@code fatal: }, is logged; one second later the process ends with status 1. */
    public final void fatal(String line) {
        log(line);
        pause(WallClock.SECOND, () -> exit(1));
    }

    /** The watchdog is created when the process is about to enter its loop. */
    protected final void guardLoop() {
        long limit = limits.daemonTimeoutSeconds();
        if (limit > 0 && limit < 3) {
            log("panic: watchdog_create: timeout " + limit + " is too small");
            pause(WallClock.SECOND, () -> killBy(SIGABRT));
        } else if (limit > 0) {
            watchdog = new Watchdog(this, machine.agenda(), limit);
        }
    }

    @Override
    protected final void turnBegins() {
        if (watchdog != null) {
            watchdog.start();
        }
    }

    /** Shows the watchdog that a long turn makes progress. */
    protected final void pat() {
        if (watchdog != null) {
            watchdog.pat();
        }
    }

    final void biteByWatchdog() {
        preempt(() -> fatal("fatal: watchdog timeout"));
    }

    /** A signal ends the process: at once, or, if it is stopped and the signal not SIGKILL, as soon as it continues. */
    public final void killBy(int signalNumber) {
        if (state() == State.STOPPED && signalNumber != SIGKILL) {
            pendingSignal = signalNumber;
        } else if (alive()) {
            signal = signalNumber;
            kill();
        }
    }

    /** SIGSTOP: the process stands still, and keeps its place in every line. */
    public final void holdStill() {
        stop();
        suspended();
    }

    /** SIGCONT: a stopped process goes on, or ends by the signal that has come meanwhile. */
    public final void carryOn() {
        if (state() != State.STOPPED) {
            return;
        }
        resume();
        resumedAgain();
        if (pendingSignal != 0) {
            killBy(pendingSignal);
        } else if (watchdog != null) {
            watchdog.carryOn();
        }
    }

    /** Called when the process has been stopped. */
    protected void suspended() {}

    /** Called when the process goes on. */
    protected void resumedAgain() {}

    @Override
    protected void died() {
        super.died();
        if (watchdog != null) {
            watchdog.stop();
        }
        journal.add(subject(), new Happening.ProcessEnded(exitStatus, signal));
        identity.supervisor().ended(this);
    }

    // ---------------------------------------------------------------- triggers

    /**
     * Sends a trigger, as {@code unix_trigger} does: connects, writes the request, writes one NUL by a second write, and
     * leaves the connection to its loop; or, if it is a FIFO, writes the request and no NUL. Whether anybody ever reads it,
     * the sender does not learn.
     *
     * @param bytes the request, one letter each
     * @param key the key of this trigger's luck
     */
    public final void trigger(ListenSocket socket, String bytes, long key) {
        trigger(socket, bytes, key, (fact, loss) -> {});
    }

    /** What becomes of a trigger that was lost. */
    @FunctionalInterface
    public interface WhenLost {
        /** The trigger was lost; {@code fact} says so. */
        void lost(long fact, Happening.Loss loss);
    }

    /**
     * Sends a trigger about which the journal is to know more.
     *
     * @param lost what to note if it is lost, now or later; most senders never look: for
     *     them this serves the journal only
     */
    public final void trigger(ListenSocket socket, String bytes, long key, WhenLost lost) {
        work(cost(connectCost), () -> sendTrigger(socket, bytes, key, lost));
    }

    private void sendTrigger(ListenSocket socket, String bytes, long key, WhenLost ifLost) {
        long sent = journal.add(host.serviceSubject(socket), new Happening.TriggerSent(subject(), bytes));
        TriggerFate fate = host.triggers().fate(identity.program(), socket.name(), machine.now(), key);
        Happening.Loss loss = fate.loss();
        if (loss == null) {
            Trigger trigger = new Trigger(key, sent, bytes);
            if (fate.delayNanos() > 0) {
                machine.agenda().schedule(machine.now() + fate.delayNanos(), () -> arrive(socket, trigger, ifLost));
                return;
            }
            if (arrive(socket, trigger, ifLost) && !socket.isFifo()) {
                awaitClose(socket, trigger);
                work(cost(writeCost), trigger::writeNul);
            }
        } else {
            lost(socket, sent, loss, ifLost);
        }
    }

    /** The connection stays open until the server closes it, or this process loses patience. */
    private void awaitClose(ListenSocket socket, Trigger trigger) {
        LoopTimer patience = timer(() -> log("warning: unix_trigger_event: read timeout for service " + socket.name()));
        request(patience, triggerPatienceSeconds());
        trigger.whenClosed(() -> cancel(patience));
    }

    /** How long this process keeps the connection of a trigger that nobody serves. */
    protected long triggerPatienceSeconds() {
        return 110;
    }

    private boolean arrive(ListenSocket socket, Trigger trigger, WhenLost ifLost) {
        if (socket.connect(trigger)) {
            return true;
        }
        lost(
                socket,
                trigger.sentFact(),
                socket.isOpen() ? Happening.Loss.BACKLOG_FULL : Happening.Loss.NO_SOCKET,
                ifLost);
        return false;
    }

    private void lost(ListenSocket socket, long sent, Happening.Loss loss, WhenLost ifLost) {
        long fact = journal.add(host.serviceSubject(socket), sent, new Happening.TriggerLost(loss));
        ifLost.lost(fact, loss);
    }

    // ---------------------------------------------------------------- requests to other daemons

    /**
     * Adds the steps of an errand to another daemon; {@code then} gets the answer, or null if there was none. What went
     * wrong is logged (global/mail_command_client.c).
     */
    public final <Q, A> void send(String socketName, Errand<Q, A> errand, Consumer<@Nullable A> then) {
        work(cost(connectCost), () -> {
            ListenSocket socket = host.socket(socketName);
            if (socket == null || !socket.connectBlocking(errand)) {
                log("warning: connect to " + socketName + ": " + ListenSocket.whyNot(socket));
                then.accept(null);
                return;
            }
            awaitAnswer(socketName, errand, machine.now(), then);
        });
    }

    private <Q, A> void awaitAnswer(String socketName, Errand<Q, A> errand, long since, Consumer<@Nullable A> then) {
        await(
                errand.over(),
                since + limits.ipcTimeoutSeconds() * WallClock.SECOND - machine.now(),
                () -> {
                    if (errand.answer() == null) {
                        complain(socketName, errand, "premature end-of-input", "Success");
                    }
                    then.accept(errand.answer());
                },
                () -> {
                    if (errand.takenNanos() > since) {
                        awaitAnswer(socketName, errand, errand.takenNanos(), then); // the greeting came: a wait anew
                        return;
                    }
                    errand.abandon();
                    complain(socketName, errand, "timeout", "Connection timed out");
                    then.accept(null);
                });
    }

    private void complain(String socketName, Errand<?, ?> errand, String what, String errno) {
        logNoData(socketName, what);
        log("warning: " + (errand.isTaken() ? "write/read " : "read ") + socketName + " socket: " + errno);
    }

    /** Logs that no attributes could be read (util/attr_scan0.c). */
    public final void logNoData(String socketName, String what) {
        log("warning: " + what + " on " + socketName + " socket while reading input attribute name");
    }

    /** Adds the step that connects to another daemon without waiting; {@code then} learns whether that was possible. */
    public final void connect(String socketName, Connection connection, Consumer<Boolean> then) {
        work(cost(connectCost), () -> then.accept(connect(host.socket(socketName), connection)));
    }

    /** Opens a connection to another daemon, or finds nobody there. */
    public final boolean connect(@Nullable ListenSocket socket, Connection connection) {
        return socket != null && socket.connect(connection);
    }

    /**
     * Connects, now, to a daemon that must be there: it is tried again every ten seconds, with a warning each time, and
     * after the tenth this process gives up and dies (global/mail_connect.c: mail_connect_wait).
     */
    public final void connectOrDie(String socketName, Connection connection, Runnable then) {
        connectOrDie(socketName, connection, then, 1);
    }

    private void connectOrDie(String socketName, Connection connection, Runnable then, int count) {
        ListenSocket socket = host.socket(socketName);
        if (socket != null && socket.connectBlocking(connection)) {
            then.run();
            return;
        }
        String failure = "connect #" + count + " to subsystem " + socketName + ": " + ListenSocket.whyNot(socket);
        if (count > MOST_WARNINGS) {
            fatal("fatal: " + failure);
        } else {
            log("warning: " + failure);
            pause(CONNECT_AGAIN, () -> connectOrDie(socketName, connection, then, count + 1));
        }
    }
}
