package org.qmgrsim.agents;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.spool.DeliveryReport;
import org.qmgrsim.spool.DeliveryRequest;

/** local(8), virtual(8), pipe(8) and discard(8): deliver on this machine; a command takes no longer than a mailbox. */
final class LocalAgent extends DeliveryAgent {
    private final String relay;
    private final @Nullable String reply;
    private final int writeCost;

    /**
     * A process of one of these programs.
     *
     * @param reply what it says of a delivery; null: what stands in the next hop
     */
    LocalAgent(
            MailSystem system,
            Host host,
            Identity identity,
            ListenSocket socket,
            String relay,
            @Nullable String reply) {
        super(system, host, identity, socket, "local.start");
        this.relay = relay;
        this.reply = reply;
        this.writeCost = machine.costs().code("local.write");
    }

    @Override
    protected @Nullable String changedTable() {
        return system.changedTable();
    }

    @Override
    void deliver(DeliveryRequest request, Ending ending) {
        work(cost(writeCost), () -> {
            for (int i = 0; i < request.recipients().size(); i++) {
                accepted(request, i);
            }
            DsnText text = DsnText.split(reply == null ? request.nexthop() : reply, "2.0.0");
            outcome(request, new Outcome(relay, 1, withinClass("sent", '2', text.dsn()), Status.SENT, text.text()));
            then(() -> ending.report(DeliveryReport.DONE));
        });
    }
}
