package org.qmgrsim.master;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;

/** The programs that master can run. */
@FunctionalInterface
public interface Programs {
    /**
     * A new process that runs the program of a row.
     *
     * @return none if the model has no such program: its socket is there, but nobody ever comes
     */
    @Nullable
    Daemon run(ServiceRow row, Identity identity, ListenSocket socket);
}
