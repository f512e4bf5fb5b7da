package org.qmgrsim.ipc;

/** Who made a daemon and is told what becomes of it: master. */
public interface Supervisor {
    /** The daemon reports over its status channel that it is busy, or available again. */
    void status(Daemon child, boolean available);

    /** The daemon has ended. */
    void ended(Daemon child);
}
