package org.qmgrsim.agents;

import org.qmgrsim.ipc.Connection;

/** An SMTP client that connects, reads the greeting, and quits. */
public final class ConnectAndQuit extends Connection {
    private final String client;

    /** A client by the name and address under which smtpd logs it. */
    public ConnectAndQuit(long key, String client) {
        super(key);
        this.client = client;
    }

    String client() {
        return client;
    }
}
