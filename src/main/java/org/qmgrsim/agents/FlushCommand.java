package org.qmgrsim.agents;

import java.util.List;
import org.qmgrsim.config.FastFlush;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Errand;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.spool.FlushRequest;

/** {@code postqueue -i ID} and {@code postqueue -s SITE}: ask flush(8), once for each message, and end. */
public final class FlushCommand extends Daemon {
    private final List<FlushRequest> requests;
    private final FastFlush flushed;

    /** Commands that each run one errand, one after the other. */
    public FlushCommand(Host host, Identity identity, List<FlushRequest> requests, FastFlush flushed) {
        super(host, identity);
        this.requests = List.copyOf(requests);
        this.flushed = flushed;
    }

    @Override
    public void start() {
        enterLoop(() -> requests.forEach(request -> then(() -> ask(request))));
    }

    private void ask(FlushRequest request) {
        if (request.kind() == FlushRequest.Kind.SEND_SITE && flushed.site(request.site()) == null) {
            log("fatal: Flush service is not configured for destination \"" + request.site() + "\"");
            exit(1);
            return;
        }
        send("public/flush", new Errand<FlushRequest, Boolean>(identity().key(), request), answer -> {
            if (answer == null) {
                log("fatal: Cannot flush mail queue - mail system is down");
                exit(1);
            }
        });
    }

    @Override
    protected void beforeWait() {
        then(() -> exit(0));
    }
}
