package org.qmgrsim.agents;

import org.qmgrsim.agents.Destinations.Behaviour;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.spool.DeliveryReport;
import org.qmgrsim.spool.DeliveryRequest;

/**
 * smtp(8) and lmtp(8): connects to the next hop, speaks to it, and tells qmgr apart what is wrong with a recipient from what
 * is wrong with the hop.
 *
 * @see "Postfix src/smtp/smtp_connect.c, smtp_proto.c, smtp_trouble.c"
 */
final class SmtpAgent extends DeliveryAgent {
    private final Destinations destinations;
    private final int connectCost;
    private final int sendCost;
    private final int replyCost;
    private final int deferCost;

    SmtpAgent(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(system, host, identity, socket, "smtp.start");
        this.destinations = system.destinations();
        this.connectCost = machine.costs().code("smtp.connect");
        this.sendCost = machine.costs().code("smtp.send");
        this.replyCost = machine.costs().code("smtp.reply");
        this.deferCost = machine.costs().code("smtp.defer");
    }

    @Override
    void deliver(DeliveryRequest request, Ending ending) {
        Behaviour host = destinations.at(request.nexthop(), machine.now());
        RemoteHost name = RemoteHost.of(request.nexthop());
        work(cost(connectCost), () -> {
            switch (host.answer()) {
                case REFUSE -> unreachable(request, name, ending);
                case BANNER_421 -> turnedAway(request, name, ending);
                default -> {
                    if (destinations.open(request.nexthop(), host)) {
                        session(request, name, host, ending);
                    } else {
                        turnedAway(request, name, ending);
                    }
                }
            }
        });
    }

    private void unreachable(DeliveryRequest request, RemoteHost name, Ending ending) {
        String reason = "connect to " + name + ": Connection refused";
        log(reason);
        failed(request, "none", "4.4.1", reason, ending);
    }

    private void turnedAway(DeliveryRequest request, RemoteHost name, Ending ending) {
        String reason = "host " + name.nameAndAddress() + " refused to talk to me: 421 4.3.2 Service not available";
        failed(request, name.toString(), "4.3.2", reason, ending);
    }

    /** No session came about: a failure of the next hop. The clock of the set-up stops before the defer log is written. */
    private void failed(DeliveryRequest request, String relay, String dsn, String reason, Ending ending) {
        work(cost(deferCost), () -> {
            outcome(request, relay, machine.now(), dsn, Status.DEFERRED, reason);
            ending.report(new DeliveryReport(1, dsn, reason));
        });
    }

    private void session(DeliveryRequest request, RemoteHost name, Behaviour host, Ending ending) {
        long connected = machine.now();
        work(cost(sendCost), () -> {
            switch (host.answer()) {
                case TEMPORARY ->
                    refused(request, name, connected, "4.2.0", Status.DEFERRED, "450 4.2.0 try again", ending);
                case PERMANENT ->
                    refused(request, name, connected, "5.1.1", Status.BOUNCED, "550 5.1.1 user unknown", ending);
                default -> {
                    double seconds = host.delaySeconds()
                            .quantile(machine.luck()
                                    .uniform(
                                            Purpose.SERVICE_TIME.code(),
                                            Luck.key(
                                                    request.file().mail().key(),
                                                    request.recipients().get(0)),
                                            request.file().doneCount()));
                    work((long) (seconds * WallClock.SECOND), () -> {});
                    work(cost(replyCost), () -> {
                        destinations.close(request.nexthop());
                        outcome(request, name.toString(), connected, "2.0.0", Status.SENT, host.reply());
                        ending.report(DeliveryReport.DONE);
                    });
                }
            }
        });
    }

    private void refused(
            DeliveryRequest request,
            RemoteHost name,
            long connected,
            String dsn,
            Status status,
            String reply,
            Ending ending) {
        work(cost(deferCost), () -> {
            destinations.close(request.nexthop());
            outcome(
                    request,
                    name.toString(),
                    connected,
                    dsn,
                    status,
                    "host " + name.nameAndAddress() + " said: " + reply + " (in reply to RCPT TO command)");
            ending.report(status == Status.DEFERRED ? DeliveryReport.DEFERRED : DeliveryReport.DONE);
        });
    }
}
