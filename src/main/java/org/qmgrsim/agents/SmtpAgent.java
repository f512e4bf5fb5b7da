package org.qmgrsim.agents;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.Destinations.Answer;
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
    private final int reuseCost;
    private @Nullable String connectedTo;

    SmtpAgent(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(system, host, identity, socket, "smtp.start");
        this.destinations = system.destinations();
        this.connectCost = machine.costs().code("smtp.connect");
        this.sendCost = machine.costs().code("smtp.send");
        this.replyCost = machine.costs().code("smtp.reply");
        this.reuseCost = machine.costs().code("smtp.reuse");
    }

    @Override
    void deliver(DeliveryRequest request, Ending ending) {
        Behaviour host = destinations.at(request.nexthop(), machine.now());
        RemoteHost name = RemoteHost.of(request.nexthop());
        Destinations.Session kept = request.loadSession() && system.cachesSessions()
                ? destinations.takeSession(request.nexthop(), machine.now())
                : null;
        if (kept != null) {
            connectedTo = request.nexthop();
            work(cost(reuseCost), () -> session(request, name, kept.goesOn(host), kept.uses() + 1, ending));
            return;
        }
        boolean never = host.answer() == Answer.REFUSE || host.answer() == Answer.BANNER_421;
        work(cost(connectCost) + (never ? delay(request, host) : 0), () -> {
            switch (host.answer()) {
                case REFUSE -> unreachable(request, name, ending);
                case BANNER_421 -> turnedAway(request, name, ending);
                default -> {
                    if (destinations.open(request.nexthop(), host, machine.now())) {
                        connectedTo = request.nexthop();
                        session(request, name, host, 1, ending);
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
        failed(request, new Outcome("none", 1, "4.4.1", Status.DEFERRED, reason), ending);
    }

    private void turnedAway(DeliveryRequest request, RemoteHost name, Ending ending) {
        String reason = "host " + name.nameAndAddress() + " refused to talk to me: 421 4.3.2 Service not available";
        failed(request, new Outcome(name.toString(), 1, "4.3.2", Status.DEFERRED, reason), ending);
    }

    /** No session came about: a failure of the next hop. The clock of the set-up stops before the defer log is written. */
    private void failed(DeliveryRequest request, Outcome outcome, Ending ending) {
        outcome(request, outcome, machine.now(), true);
        then(() -> ending.report(new DeliveryReport(1, outcome.dsn(), outcome.reply())));
    }

    private void session(DeliveryRequest request, RemoteHost name, Behaviour host, int use, Ending ending) {
        long connected = machine.now();
        boolean refuses = host.answer() == Answer.TEMPORARY || host.answer() == Answer.PERMANENT;
        work(cost(sendCost) + (refuses ? delay(request, host) : 0), () -> {
            switch (host.answer()) {
                case TEMPORARY ->
                    refused(request, name, host, use, Status.DEFERRED, "450 4.2.0 try again", connected, ending);
                case PERMANENT ->
                    refused(
                            request,
                            name,
                            host,
                            use,
                            system.softBounce() ? Status.SOFTBOUNCE : Status.BOUNCED,
                            "550 5.1.1 user unknown",
                            connected,
                            ending);
                default -> {
                    pause(delay(request, host), () -> {});
                    work(cost(replyCost), () -> {
                        outcome(
                                request,
                                new Outcome(name.toString(), use, "2.0.0", Status.SENT, host.reply()),
                                connected,
                                false);
                        then(() -> leave(request, host, use, DeliveryReport.DONE, ending));
                    });
                }
            }
        });
    }

    private long delay(DeliveryRequest request, Behaviour host) {
        long key = Luck.key(request.file().mail().key(), request.recipients().get(0));
        double u = machine.luck()
                .uniform(Purpose.SERVICE_TIME.code(), key, request.file().mail().activations());
        return (long) (host.delaySeconds().quantile(u) * WallClock.SECOND);
    }

    private void refused(
            DeliveryRequest request,
            RemoteHost name,
            Behaviour host,
            int use,
            Status status,
            String reply,
            long connected,
            Ending ending) {
        String dsn = (status == Status.BOUNCED ? "5" : "4") + reply.substring(5, 9);
        String text = "host " + name.nameAndAddress() + " said: " + reply + " (in reply to RCPT TO command)";
        outcome(request, new Outcome(name.toString(), use, dsn, status, text), connected, false);
        then(() -> leave(
                request, host, use, status == Status.BOUNCED ? DeliveryReport.DONE : DeliveryReport.DEFERRED, ending));
    }

    /** The end of a session, or its pause: qmgr may have asked to keep it for the next delivery. */
    private void leave(DeliveryRequest request, Behaviour host, int use, DeliveryReport report, Ending ending) {
        if (request.storeSession() && system.cachesSessions()) {
            long until = machine.now() + system.sessionCacheSeconds() * WallClock.SECOND;
            destinations.keepSession(request.nexthop(), new Destinations.Session(host, use, until));
        } else {
            destinations.close(request.nexthop());
        }
        connectedTo = null;
        ending.report(report);
    }

    /** The host sees the end of the connection. */
    @Override
    protected void died() {
        if (connectedTo != null) {
            destinations.close(connectedTo);
            connectedTo = null;
        }
        super.died();
    }
}
