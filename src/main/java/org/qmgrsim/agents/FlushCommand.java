package org.qmgrsim.agents;

import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Errand;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.spool.FlushRequest;

/** {@code postqueue -i ID} and {@code postqueue -s SITE}: ask flush(8) and end. */
public final class FlushCommand extends Daemon {
    private final FlushRequest request;

    /** A command that runs one errand. */
    public FlushCommand(Host host, Identity identity, FlushRequest request) {
        super(host, identity);
        this.request = request;
    }

    @Override
    public void start() {
        enterLoop(() -> send(
                "public/flush", new Errand<FlushRequest, Boolean>(identity().key(), request), answer -> {}));
    }

    @Override
    protected void beforeWait() {
        then(() -> exit(0));
    }
}
