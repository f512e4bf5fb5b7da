package org.qmgrsim.master;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;

/** The programs that master can run. */
public interface Programs {
    /** Why no process can be made for a service now; empty if one can. */
    Optional<String> forkFailure(ListenSocket socket);

    /**
     * A new process that runs the program of a row.
     *
     * @param stress what the command line says of the parameter of that name; null if it says nothing
     * @return none if the model has no such program: its socket is there, but nobody ever comes
     */
    @Nullable
    Daemon run(ServiceRow row, @Nullable String stress, Identity identity, ListenSocket socket);
}
