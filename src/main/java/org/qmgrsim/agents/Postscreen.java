package org.qmgrsim.agents;

import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;

/**
 * postscreen(8), for clients that it knows: it hands each connection to smtpd at once. Its tests, its 421 to strangers and
 * its log lines are not modelled. If smtpd's backlog is full the client is turned away and keeps its message.
 *
 * @see "Postfix src/postscreen/postscreen_send.c: psc_send_socket"
 */
final class Postscreen extends SingleServer {
    private final MailSystem system;
    private final int startCost;

    Postscreen(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.limits().everUsed());
        this.system = system;
        this.startCost = machine.costs().code("smtpd.start");
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::listen));
    }

    @Override
    protected void serve(Connection connection) {
        then(() -> {
            ListenSocket smtpd = host.socket(system.smtpdSocket());
            if (smtpd == null || !smtpd.connect(connection)) {
                connection.broken();
            }
            finished();
        });
    }
}
