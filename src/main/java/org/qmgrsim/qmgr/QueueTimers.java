package org.qmgrsim.qmgr;

/**
 * One-shot timers of whole seconds, one for each waiting thing (by identity).
 *
 * @see "Postfix src/util/events.c: event_request_timer, event_cancel_timer"
 */
interface QueueTimers {
    /** Arms the timer; a second request for the same thing replaces the first. */
    void request(QueueTimer what, long delaySeconds);

    /** Takes the timer off; nothing happens if none is armed. */
    void cancel(QueueTimer what);
}
