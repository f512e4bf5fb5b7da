package org.qmgrsim.ipc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.kernel.LoopTimer;
import org.qmgrsim.kernel.WallClock;

/**
 * A daemon that lives on triggers (master/trigger_server.c): it accepts one connection per turn of its loop, waits up to 10
 * seconds for the request, standing still meanwhile, reads once, and serves every byte. master learns of a client only when
 * the request is there; one that says nothing is turned away in silence.
 */
public abstract class TriggerServer extends Daemon {
    private static final long READ_LIMIT = 10 * WallClock.SECOND;

    protected final ListenSocket socket;
    private final Runnable accept = this::accept;
    private final LoopTimer idle = timer(this::idleTooLong);
    private final int acceptCost;
    private final int readCost;
    private @Nullable Trigger client;
    private int served;

    /**
     * A process that listens on a socket.
     *
     * @param limits among them, after how many triggers, or how many seconds without one, it exits; 0: never
     */
    protected TriggerServer(Host host, Identity identity, ListenSocket socket, Limits limits) {
        super(host, identity, limits);
        this.socket = socket;
        socket.hold();
        this.acceptCost = machine.costs().code("trigger.accept");
        this.readCost = machine.costs().code("trigger.read");
    }

    /** Begins to listen; the last step of a start. */
    protected final void listen() {
        guardLoop();
        awaitTrigger();
    }

    private void awaitTrigger() {
        if (limits().maxIdleSeconds() > 0) {
            request(idle, limits().maxIdleSeconds());
        }
        socket.watch(this, accept);
    }

    private void idleTooLong() {
        say("idle timeout -- exiting");
        then(() -> exit(0));
    }

    private void accept() {
        if (socket.isFifo()) {
            readFifo();
            return;
        }
        if (leavesForTable()) {
            return;
        }
        Connection connection = socket.accept(this);
        if (!(connection instanceof Trigger trigger)) {
            socket.watch(this, accept);
            return;
        }
        cancel(idle);
        client = trigger;
        about(trigger.key());
        work(cost(acceptCost), () -> arrived(trigger));
    }

    /** Nobody connects to a FIFO, so nobody is waited for; what several have written comes in one read. */
    private void readFifo() {
        List<Trigger> requests = socket.read(this);
        if (requests.isEmpty()) {
            socket.watch(this, accept);
            return;
        }
        cancel(idle);
        about(requests.get(0).key());
        work(cost(acceptCost), () -> {
            say("trigger_server_accept_fifo: trigger arrived");
            say("master_notify: status 0");
            then(() -> report(false));
            work(cost(readCost), () -> serve(requests));
        });
    }

    private void arrived(Trigger trigger) {
        say("trigger_server_accept_local: trigger arrived");
        await(trigger.data(), READ_LIMIT, () -> taken(trigger), this::close);
    }

    private void taken(Trigger trigger) {
        say("master_notify: status 0");
        then(() -> report(false));
        work(cost(readCost), () -> serve(List.of(trigger)));
    }

    private void serve(List<Trigger> requests) {
        StringBuilder bytes = new StringBuilder();
        long taken = 0;
        for (Trigger trigger : requests) {
            taken = journal.add(subject(), trigger.sentFact(), new Happening.TriggerTaken(trigger.read()));
            bytes.append(trigger.read());
        }
        if (bytes.length() > 0) {
            request(bytes.toString(), taken);
        }
        then(this::served);
    }

    private void served() {
        say("master_notify: status 1");
        then(this::available);
    }

    private void available() {
        report(true);
        served++;
        if (disowned()) {
            disconnected();
        } else if (limits().maxUse() > 0 && served >= limits().maxUse()) {
            exit(0);
        } else {
            close();
        }
    }

    private void close() {
        hangUp();
        awaitTrigger();
    }

    private void hangUp() {
        if (client != null) {
            client.closeByServer();
            client = null;
        }
    }

    /**
     * Serves one request.
     *
     * @param bytes all that was read at once, a NUL included if it came in time
     * @param fact number of the fact that it was read
     */
    protected abstract void request(String bytes, long fact);

    @Override
    protected final void suspended() {
        socket.stopped(this);
    }

    @Override
    protected final void resumedAgain() {
        socket.continued(this);
    }

    @Override
    protected void died() {
        socket.unwatch(this);
        socket.letGo();
        hangUp();
        super.died();
    }
}
