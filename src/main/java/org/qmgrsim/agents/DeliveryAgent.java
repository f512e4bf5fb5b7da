package org.qmgrsim.agents;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Call;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.spool.DeliveryReport;
import org.qmgrsim.spool.DeliveryRequest;
import org.qmgrsim.spool.Spool;

/**
 * What all delivery agents have in common: greet, read a request, lock the queue file, deliver, mark what is done, report,
 * and wait until qmgr has closed the connection before the next one.
 *
 * @see "Postfix src/global/deliver_request.c"
 */
abstract class DeliveryAgent extends SingleServer {
    protected final Spool spool;
    private final int startCost;
    private final int greetCost;
    private final int openCost;
    private final int reportCost;
    private @Nullable DeliveryRequest locked;
    private long requestedNanos;

    DeliveryAgent(MailSystem system, Host host, Identity identity, ListenSocket socket, String startCostName) {
        super(host, identity, socket, system.lifetime());
        this.spool = system.spool();
        this.startCost = machine.costs().code(startCostName);
        this.greetCost = machine.costs().code("agent.greet");
        this.openCost = machine.costs().code("agent.open");
        this.reportCost = machine.costs().code("agent.report");
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::listen));
    }

    @Override
    @SuppressWarnings("unchecked") // qmgr alone connects to the sockets of agents
    protected final void serve(Connection connection) {
        Call<DeliveryRequest, DeliveryReport> call = (Call<DeliveryRequest, DeliveryReport>) connection;
        work(cost(greetCost), call::greet);
        await(call.requested(), () -> requested(call));
    }

    private void requested(Call<DeliveryRequest, DeliveryReport> call) {
        DeliveryRequest request = call.request();
        if (request == null) {
            finished();
            return;
        }
        about(request.file().mail().key());
        requestedNanos = machine.now();
        spool.lockShared(request.file(), subject());
        locked = request;
        journal.add(
                request.file().mail().subject(),
                new Happening.DeliveryBegan(
                        subject(), request.destination(), request.recipients().size()));
        work(cost(openCost), () -> deliver(request, report -> finish(call, report)));
    }

    /** Takes the report at the end of a delivery. */
    @FunctionalInterface
    interface Ending {
        void report(DeliveryReport report);
    }

    /** Delivers, in as many steps as it takes, and reports. */
    abstract void deliver(DeliveryRequest request, Ending ending);

    private void finish(Call<DeliveryRequest, DeliveryReport> call, DeliveryReport report) {
        work(cost(reportCost), () -> call.answer(report));
        await(call.closed(), () -> {
            unlock();
            finished();
        });
    }

    private void unlock() {
        DeliveryRequest request = locked;
        if (request != null) {
            locked = null;
            spool.unlockShared(request.file());
        }
    }

    /**
     * Logs the outcome for each recipient; who was delivered to, or refused for good, is marked done.
     *
     * @param connectedNanos when the session was ready, or the attempt to get one had failed
     */
    final void outcome(
            DeliveryRequest request, String relay, long connectedNanos, String dsn, Status status, String reply) {
        long now = machine.now();
        long arrival = request.file().arrivalCalendarNanos() - machine.clock().calendarNanos(0);
        for (int i = 0; i < request.recipients().size(); i++) {
            journal.add(
                    request.file().mail().subject(),
                    new Happening.RecipientDone(
                            subject(),
                            request.addresses().get(i),
                            relay,
                            1,
                            request.activeNanos() - arrival,
                            requestedNanos - request.activeNanos(),
                            connectedNanos - requestedNanos,
                            now - connectedNanos,
                            dsn,
                            status,
                            reply));
            if (status == Status.SENT || status == Status.BOUNCED) {
                spool.markDone(request.file(), request.recipients().get(i));
            }
        }
    }

    @Override
    protected void died() {
        unlock();
        super.died();
    }
}
