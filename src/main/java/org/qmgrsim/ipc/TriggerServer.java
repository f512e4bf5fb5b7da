package org.qmgrsim.ipc;

import org.qmgrsim.journal.Happening;
import org.qmgrsim.kernel.WallClock;

/**
 * A daemon that lives on triggers (master/trigger_server.c): it accepts one connection per turn of its loop, waits up to 10
 * seconds for the request, standing still meanwhile, reads once, and serves every byte.
 */
public abstract class TriggerServer extends Daemon {
    private static final long READ_LIMIT = 10 * WallClock.SECOND;

    protected final ListenSocket socket;
    private final Runnable accept = this::accept;
    private final int acceptCost;
    private final int readCost;

    protected TriggerServer(Host host, Identity identity, ListenSocket socket) {
        super(host, identity);
        this.socket = socket;
        this.acceptCost = machine.costs().code("trigger.accept");
        this.readCost = machine.costs().code("trigger.read");
    }

    /** Begins to listen; the last step of a start. */
    protected final void listen() {
        socket.watch(this, accept);
    }

    private void accept() {
        Connection connection = socket.accept(this);
        if (!(connection instanceof Trigger trigger)) {
            socket.watch(this, accept);
            return;
        }
        about(trigger.key());
        work(cost(acceptCost), () -> arrived(trigger));
    }

    private void arrived(Trigger trigger) {
        say("trigger_server_accept_local: trigger arrived");
        say("master_notify: status 0");
        then(() -> report(false));
        await(trigger.data(), READ_LIMIT, () -> work(cost(readCost), () -> serve(trigger)), this::served);
    }

    private void serve(Trigger trigger) {
        String request = trigger.read();
        long taken = journal.add(subject(), trigger.sentFact(), new Happening.TriggerTaken(request));
        if (!request.isEmpty()) {
            request(request, taken);
        }
        then(this::served);
    }

    private void served() {
        say("master_notify: status 1");
        then(this::available);
    }

    private void available() {
        report(true);
        socket.watch(this, accept);
    }

    /**
     * Serves one request.
     *
     * @param bytes all that was read at once, a NUL included if it came in time
     * @param fact number of the fact that it was read
     */
    protected abstract void request(String bytes, long fact);

    @Override
    protected void died() {
        socket.unwatch(this);
        super.died();
    }
}
