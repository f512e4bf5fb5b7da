package org.qmgrsim.qmgr;

/** Something that waits for a timer: a dead transport, a dead or a suspended destination. */
interface QueueTimer {
    /** The timer has run out; it is no longer armed. */
    void expired();
}
