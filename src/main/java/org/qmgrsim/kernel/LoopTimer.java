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

    /** Whether the timer runs. */
    public boolean isPending() {
        return pending;
    }
}
