package org.qmgrsim.spool;

import java.util.List;

/**
 * What qmgr asks of a delivery agent.
 *
 * @param file the message's queue file
 * @param recipients places of the recipients in the file
 * @param addresses their addresses, in the same order
 * @param transport name of the service in master.cf
 * @param nexthop where to
 * @param activeNanos when the message became active, for {@code delays=}
 * @param destination the journal's number for (transport, next hop)
 * @param storeSession whether the agent is to keep its session for the next delivery
 * @param loadSession whether the agent may use a session that was kept
 * @param tracesDelivery whether the sender is to be told of what is delivered
 */
public record DeliveryRequest(
        QueueFile file,
        List<Integer> recipients,
        List<String> addresses,
        String transport,
        String nexthop,
        long activeNanos,
        int destination,
        boolean storeSession,
        boolean loadSession,
        boolean tracesDelivery) {
    /** Takes copies of the lists. */
    public DeliveryRequest {
        recipients = List.copyOf(recipients);
        addresses = List.copyOf(addresses);
    }
}
