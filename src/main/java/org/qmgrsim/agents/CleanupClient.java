package org.qmgrsim.agents;

import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.kernel.WallClock;

/** How a daemon waits for cleanup(8): no longer than {@code ipc_timeout}, and with a warning when no answer comes. */
final class CleanupClient {
    static final String SOCKET = "public/cleanup";

    private final Daemon client;
    private final CleanupSession session;

    /** A client of a session to which it has connected. */
    CleanupClient(Daemon client, CleanupSession session) {
        this.client = client;
        this.session = session;
    }

    /** Adds the wait for the queue ID. */
    void awaitId(Runnable given, Runnable none) {
        client.await(
                session.idGiven(),
                client.limits().ipcTimeoutSeconds() * WallClock.SECOND,
                () -> {
                    if (session.file() == null) {
                        client.logNoData(SOCKET, "premature end-of-input");
                        none.run();
                    } else {
                        given.run();
                    }
                },
                () -> giveUp(none));
    }

    /** Adds the wait for the status at the end of the data; {@link CleanupSession#stored} tells it. */
    void awaitStatus(Runnable then) {
        client.await(
                session.status(),
                client.limits().ipcTimeoutSeconds() * WallClock.SECOND,
                () -> {
                    if (session.isBroken()) {
                        client.logNoData(SOCKET, "premature end-of-input");
                    }
                    then.run();
                },
                () -> giveUp(then));
    }

    private void giveUp(Runnable then) {
        client.logNoData(SOCKET, "timeout");
        session.abandon();
        then.run();
    }
}
