package org.qmgrsim.master;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.kernel.LoopTimer;
import org.qmgrsim.kernel.Luck;

/** One service of master: its row of master.cf, its socket, its processes and its timers (master.h, MASTER_SERV). */
final class Service {
    private final int subject;
    private final String path;
    private final ListenSocket socket;
    private final List<Daemon> children = new ArrayList<>();
    private final LoopTimer wakeup;
    private final LoopTimer throttle;
    private final Runnable nobodyTakes;

    private ServiceRow row;
    private int maxproc;
    private final long[] eventKeys = new long[Event.values().length];
    private final int[] events = new int[Event.values().length];
    private final int backlogLimit;
    private int available;
    private boolean listening;
    private long listensFromNanos;
    private boolean throttled;
    private boolean conditional;
    private final Stress stress = new Stress();

    Service(
            int subject,
            long key,
            ServiceRow row,
            int maxproc,
            String path,
            ListenSocket socket,
            int backlogLimit,
            Callbacks callbacks) {
        this.subject = subject;
        Arrays.setAll(eventKeys, event -> Luck.key(key, event));
        this.backlogLimit = backlogLimit;
        this.row = row;
        this.maxproc = maxproc;
        this.path = path;
        this.socket = socket;
        this.wakeup = callbacks.wakeup(this);
        this.throttle = callbacks.throttle(this);
        this.nobodyTakes = callbacks.nobodyTakes(this);
        this.conditional = row.wakeupConditional();
    }

    /** Makes what calls master back about a service: its timers, and a connection that nobody takes. */
    interface Callbacks {
        LoopTimer wakeup(Service service);

        LoopTimer throttle(Service service);

        Runnable nobodyTakes(Service service);
    }

    int subject() {
        return subject;
    }

    /** What master does about a service; each kind has its own numbers, so that one more of a kind shifts no other. */
    enum Event {
        ROW,
        FORK,
        STATUS,
        REAP,
        WAKEUP,
        RELEASE
    }

    /** The key of the luck of the next event of a kind. */
    long nextKey(Event event) {
        return key(event, next(event));
    }

    /** The number of the next event of a kind. */
    int next(Event event) {
        return ++events[event.ordinal()];
    }

    /** The key of the luck of an event by its number. */
    long key(Event event, int number) {
        return Luck.key(eventKeys[event.ordinal()], number);
    }

    /** Connections for which the backlog has room. */
    int room() {
        return Math.max(0, backlogLimit - socket.waiting());
    }

    ServiceRow row() {
        return row;
    }

    Stress stress() {
        return stress;
    }

    /** Whether one more process is the last that is allowed. */
    boolean nextIsLast() {
        return maxproc > 0 && children.size() + 1 >= maxproc;
    }

    /** Whether nobody can take a connection, and no process may be made who could. */
    boolean isFull() {
        return !throttled && available == 0 && maxproc > 0 && children.size() >= maxproc;
    }

    /** Takes over a changed row; the conditional wakeup is off again until the next fork. */
    void change(ServiceRow changed, int newMaxproc) {
        row = changed;
        maxproc = newMaxproc;
        conditional = changed.wakeupConditional();
    }

    /** The program with its directory, as master logs it. */
    String path() {
        return path;
    }

    ListenSocket socket() {
        return socket;
    }

    LoopTimer wakeup() {
        return wakeup;
    }

    LoopTimer throttle() {
        return throttle;
    }

    int avail() {
        return available;
    }

    int total() {
        return children.size();
    }

    /** Most processes at a time; 0: no limit. */
    int maxproc() {
        return maxproc;
    }

    List<Daemon> children() {
        return children;
    }

    /** A new process, which can take a connection. */
    Child born(Daemon process) {
        children.add(process);
        Child child = new Child(this, process.identity());
        child.setAvailable(true);
        return child;
    }

    void gone(Child child, Daemon process) {
        children.remove(process);
        child.setAvailable(false);
    }

    /** So many more of its processes can take a connection. */
    void countAvailable(int change) {
        available += change;
    }

    boolean listening() {
        return listening;
    }

    /** Whether master watches its socket, and since when. */
    void setListening(boolean is, long fromNanos) {
        listening = is;
        listensFromNanos = fromNanos;
    }

    long listensFromNanos() {
        return listensFromNanos;
    }

    /** What master does about a connection that no process takes. */
    Runnable nobodyTakes() {
        return nobodyTakes;
    }

    boolean throttled() {
        return throttled;
    }

    void setThrottled(boolean is) {
        throttled = is;
    }

    /** Whether the wakeup timer waits for the first fork (a wakeup of the form {@code 300?}). */
    boolean conditional() {
        return conditional;
    }

    void conditionMet() {
        conditional = false;
    }

    /** Whether master should watch the socket (master_avail.c): nobody can take a connection, and a fork is allowed. */
    boolean needsWatching() {
        return !throttled && available == 0 && (maxproc == 0 || children.size() < maxproc);
    }

    /** Whether master would have to complain if so few could take a connection: nobody, and no more are allowed. */
    boolean complainsOf(int availableThen) {
        return stress.isPossible() && !throttled && availableThen == 0 && children.size() >= maxproc;
    }
}
