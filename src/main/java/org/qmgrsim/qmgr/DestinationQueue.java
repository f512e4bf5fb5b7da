package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/**
 * One destination of one transport: what waits for it, what is under way to it, and its window. Postfix calls this a
 * queue; the longer name keeps it apart from incoming, active and deferred.
 *
 * @see "Postfix src/qmgr/qmgr_queue.c"
 */
final class DestinationQueue implements QueueTimer {
    /** Long ago, but not so long that a second more would overflow. */
    private static final long NEVER = Long.MIN_VALUE / 2;

    final Transport transport;
    final Link<DestinationQueue> inTransport = new Link<>(this);
    final Chain<Entry> todo = new Chain<>();
    int todoCount;
    int busyCount;
    int blockerTag;
    int subject; // the daemon's number for it; 0: it has not asked yet
    long clogWarnAtSeconds = NEVER;
    long lastDoneSeconds = NEVER;

    private final Core core;
    private final String name;
    private final String nexthop;
    private final Window window;
    private final Chain<Entry> busy = new Chain<>();
    private @Nullable Dsn reason;
    private boolean cacheStore;
    private boolean cacheLoad;

    DestinationQueue(Core core, Transport transport, String name, String nexthop) {
        this.core = core;
        this.transport = transport;
        this.name = name;
        this.nexthop = nexthop;
        this.window = new Window(transport.windowRules());
    }

    String name() {
        return name;
    }

    String nexthop() {
        return nexthop;
    }

    Transport transport() {
        return transport;
    }

    Window window() {
        return window;
    }

    /** Entries waiting. */
    int todo() {
        return todoCount;
    }

    /** Entries under way. */
    int busy() {
        return busyCount;
    }

    /** Why it is dead, or null. */
    @Nullable
    Dsn reason() {
        return reason;
    }

    /** Whether agents are asked to keep their session for the next delivery. */
    boolean storesSessions() {
        return cacheStore;
    }

    /** Whether agents are asked to use a session that was kept. */
    boolean loadsSessions() {
        return cacheLoad;
    }

    boolean isReady() {
        return window.isReady();
    }

    boolean isDead() {
        return window.isDead();
    }

    boolean isSuspended() {
        return window.isSuspended();
    }

    boolean isEmpty() {
        return todoCount == 0 && busyCount == 0;
    }

    boolean hasRoom() {
        return window.size() > busyCount;
    }

    void narrateSelection(Message message) {
        core.narration.peerSelected(message, this, busyCount + 1, window.size());
    }

    void enqueue(Entry entry) {
        todo.append(entry.inQueue);
        todoCount++;
        transport.countWaiting(1);
    }

    void dequeue(Entry entry) {
        todo.unlink(entry.inQueue);
        todoCount--;
        transport.countWaiting(-1);
    }

    void start(Entry entry) {
        dequeue(entry);
        busy.append(entry.inQueue);
        busyCount++;
        updateSessionCaching();
    }

    void unstart(Entry entry) {
        end(entry);
        enqueue(entry);
    }

    void end(Entry entry) {
        busy.unlink(entry.inQueue);
        busyCount--;
    }

    /** Asks for kept sessions once deliveries follow back to back, until one stands alone (§7.5). */
    private void updateSessionCaching() {
        boolean backToBack = lastDoneSeconds + 1 >= core.clock.loopSeconds();
        if (!cacheStore && backToBack) {
            core.narration.sessionCachingAllowed(this);
            cacheStore = true;
            cacheLoad = true;
        } else if (cacheStore && busyCount <= 1 && !backToBack) {
            core.narration.sessionCachingDisallowed(this);
            cacheStore = false;
        }
    }

    /** A failure of this ready destination ({@code qmgr_queue_throttle}). */
    void throttle(Dsn why) {
        if (!isReady()) {
            throw new IllegalStateException("a failure of " + this + ", which is not ready");
        }
        core.narration.queueThrottle(this, why);
        int before = window.size();
        double feedback = window.shrink();
        narrateFeedback(false, feedback, before);
        if (isDead()) {
            reason = why;
            cacheStore = false;
            cacheLoad = false;
            core.timers.request(this, core.general.minimalBackoffSeconds());
            core.narration.queueDead(this, why);
        }
    }

    /** A success, or the end of being dead ({@code qmgr_queue_unthrottle}). */
    void unthrottle() {
        if (isSuspended()) {
            throw new IllegalStateException("a success of " + this + ", which is suspended");
        }
        core.narration.queueUnthrottle(this);
        if (isDead()) {
            revive();
            return;
        }
        int before = window.size();
        double feedback = window.grow(busyCount);
        narrateFeedback(true, feedback, before);
    }

    private void revive() {
        core.timers.cancel(this);
        reason = null;
        window.revive(busyCount);
        narrateFeedback(true, Window.NO_FEEDBACK, window.size());
        core.narration.queueAlive(this);
    }

    private void narrateFeedback(boolean good, double feedback, int before) {
        if (core.general.feedbackDebug() && !transport.isErrorOrRetry()) {
            if (feedback != Window.NO_FEEDBACK) {
                core.narration.feedback(this, good, feedback);
            }
            core.narration.feedbackWindow(this, good);
        }
        if (isReady() && window.size() != before) {
            core.narration.windowChanged(this, before, window.size());
        }
    }

    /** Pauses this ready, idle destination ({@code qmgr_queue_suspend}). */
    void suspend(long delaySeconds) {
        if (!isReady() || busyCount > 0) {
            throw new IllegalStateException("suspending " + this + ", which is not ready or not idle");
        }
        window.suspend();
        core.timers.request(this, delaySeconds);
        core.narration.queueSuspended(this, delaySeconds);
    }

    /** The end of the back-off of a dead destination, or of the pause of a suspended one. */
    @Override
    public void expired() {
        if (isSuspended()) {
            resume();
        } else {
            unthrottle();
            transport.deleteIfIdle(this);
        }
    }

    private void resume() {
        window.resume();
        core.narration.queueResumed(this);
        if (isEmpty()) {
            transport.deleteIfIdle(this);
        } else {
            transport.jobs().updateBlocker(this);
        }
    }

    @Override
    public String toString() {
        return transport + "/" + name;
    }
}
