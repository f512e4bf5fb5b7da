package org.qmgrsim.kernel;

/** A timer of one event loop. Asking for it again replaces the pending request. */
public final class LoopTimer {
    final Runnable callback;
    long dueCalendarNanos;
    long order;
    long cause;
    boolean pending;

    LoopTimer(Runnable callback) {
        this.callback = callback;
    }

    /** When the timer is due, if it runs: calendar time in nanoseconds since 1970. */
    public long dueCalendarNanos() {
        return dueCalendarNanos;
    }

    /** Whether the timer runs. */
    public boolean isPending() {
        return pending;
    }
}
