package org.qmgrsim.qmgr;

/**
 * The two clocks of whole seconds that the queue manager reads.
 *
 * @see "Postfix src/util/events.c: event_time; src/util/sane_time.c: sane_time"
 */
interface LoopClock {
    /** Seconds as cached by the event loop when it last began to dispatch, or when a timer was last requested. */
    long loopSeconds();

    /** A fresh reading of the clock in whole seconds; never runs backward. */
    long nowSeconds();
}
