package org.qmgrsim.kernel;

import org.jspecify.annotations.Nullable;

/** Something that a process can wait for: it opens once, and stays open. */
public class Gate {
    private boolean open;
    private @Nullable Process waiting;

    /** Whether what is waited for has come. */
    public final boolean isOpen() {
        return open;
    }

    /** Opens the gate: who waits at it goes on, by an event of its own. */
    public final void open() {
        if (open) {
            return;
        }
        open = true;
        if (waiting != null) {
            Process process = waiting;
            waiting = null;
            process.release(this);
        }
    }

    final void enter(Process process) {
        waiting = process;
    }

    final void leave() {
        waiting = null;
    }
}
