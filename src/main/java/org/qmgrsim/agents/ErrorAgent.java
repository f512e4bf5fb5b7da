package org.qmgrsim.agents;

import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.spool.DeliveryReport;
import org.qmgrsim.spool.DeliveryRequest;

/** error(8) behind the services retry and error: logs every recipient with the reason that is its next hop. */
final class ErrorAgent extends DeliveryAgent {
    private final boolean retry;
    private final int workCost;

    ErrorAgent(MailSystem system, Host host, Identity identity, ListenSocket socket, boolean retry) {
        super(system, host, identity, socket, "error.start");
        this.retry = retry;
        this.workCost = machine.costs().code("error.work");
    }

    @Override
    void deliver(DeliveryRequest request, Ending ending) {
        DsnText reason = DsnText.split(request.nexthop(), retry ? "4.0.0" : "5.0.0");
        String dsn = withinClass(retry ? "defer_append" : "bounce_append", retry ? '4' : '5', reason.dsn());
        boolean soft = !retry && system.softBounce();
        Outcome outcome = new Outcome(
                "none",
                1,
                soft ? "4" + dsn.substring(1) : dsn,
                retry ? Status.DEFERRED : soft ? Status.SOFTBOUNCE : Status.BOUNCED,
                reason.text());
        work(cost(workCost), () -> {
            outcome(request, outcome);
            then(() -> ending.report(retry ? DeliveryReport.DEFERRED : DeliveryReport.DONE));
        });
    }
}
