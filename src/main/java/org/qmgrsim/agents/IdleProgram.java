package org.qmgrsim.agents;

import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;

/** A program of Postfix whose work the model does not hold: it takes every connection, hangs up, and leaves like others. */
final class IdleProgram extends SingleServer {
    private final int startCost;

    IdleProgram(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.limits());
        this.startCost = machine.costs().code("flush.start");
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::listen));
    }

    @Override
    protected void serve(Connection connection) {
        then(() -> {
            connection.broken();
            finished();
        });
    }
}
