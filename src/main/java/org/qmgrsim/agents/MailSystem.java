package org.qmgrsim.agents;

import org.qmgrsim.config.Route;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.spool.Spool;

/** What the daemons around qmgr take from main.cf, the spool and the outside world when they start. */
public interface MailSystem {
    /** The queue directories. */
    Spool spool();

    /** The remote hosts. */
    Destinations destinations();

    /** {@code in_flow_delay}, seconds; 0: no flow control. */
    long inFlowDelaySeconds();

    /** {@code max_use} and {@code max_idle}. */
    SingleServer.Lifetime lifetime();

    /** {@code ipc_idle}, seconds. */
    long ipcIdleSeconds();

    /** Where mail for an address goes. */
    Route route(String address);

    /** The message ID that cleanup gives a message without one. */
    String messageId(long calendarNanos, String queueId);
}
