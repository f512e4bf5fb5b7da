package org.qmgrsim.ipc;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.LoopTimer;

/**
 * A daemon that serves one client at a time (master/single_server.c): it takes a connection, tells master that it is busy,
 * serves, tells master that it is available, and exits after {@code max_use} clients or {@code max_idle} seconds without.
 */
public abstract class SingleServer extends Daemon {
    protected final ListenSocket socket;
    private final Runnable accept = this::accept;
    private final Runnable take = this::take;
    private final LoopTimer idle = timer(() -> exit(0));
    private final int acceptCost;
    private @Nullable Connection client;
    private int served;

    protected SingleServer(Host host, Identity identity, ListenSocket socket, Limits limits) {
        super(host, identity, limits);
        this.socket = socket;
        socket.hold();
        this.acceptCost = machine.costs().code("server.accept");
    }

    /** Begins to listen; the last step of a start. */
    protected final void listen() {
        guardLoop();
        awaitClient();
    }

    private void awaitClient() {
        request(idle, limits().maxIdleSeconds());
        socket.watch(this, accept);
    }

    private void accept() {
        if (leavesForTable()) {
            return;
        }
        Connection connection = socket.accept(this);
        if (connection == null) {
            socket.watch(this, accept);
            return;
        }
        cancel(idle);
        client = connection;
        about(connection.key());
        work(cost(acceptCost), take);
    }

    private void take() {
        report(false);
        Connection connection = client;
        if (connection instanceof Trigger && !takesTriggers()) {
            finished();
        } else if (connection != null) {
            serve(connection);
        }
    }

    /** Whether a trigger is a request to it; other daemons hang up on who sends one, such as a wakeup in master.cf. */
    protected boolean takesTriggers() {
        return false;
    }

    /** Serves a client; every way to its end calls {@link #finished()}. */
    protected abstract void serve(Connection connection);

    /** The client is served and gone. */
    protected final void finished() {
        if (client instanceof Trigger trigger) {
            trigger.closeByServer();
        }
        client = null;
        report(true);
        if (disowned() || (limits().maxUse() > 0 && ++served >= limits().maxUse())) {
            exit(0);
        } else {
            awaitClient();
        }
    }

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
        Connection cut = client;
        client = null;
        super.died();
        if (cut != null) {
            cut.broken();
        }
    }
}
