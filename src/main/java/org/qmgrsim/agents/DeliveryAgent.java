package org.qmgrsim.agents;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Call;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Errand;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.spool.BounceRequest;
import org.qmgrsim.spool.BounceRequest.Kind;
import org.qmgrsim.spool.DeliveryReport;
import org.qmgrsim.spool.DeliveryRequest;
import org.qmgrsim.spool.FlushRequest;
import org.qmgrsim.spool.LogRecord;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.Spool;

/**
 * What all delivery agents have in common: greet, read a request, lock the queue file, deliver, mark what is done, report,
 * and wait until qmgr has closed the connection before the next one.
 *
 * @see "Postfix src/global/deliver_request.c"
 */
abstract class DeliveryAgent extends SingleServer {
    /** A delivery that ends when its line is logged: global/log_adhoc.c looks at the clock itself. */
    static final long WHEN_LOGGED = -1;

    protected final MailSystem system;
    protected final Spool spool;
    private final int delayDigits;
    private final int startCost;
    private final int greetCost;
    private final int openCost;
    private final int reportCost;
    private @Nullable DeliveryRequest locked;
    private long requestedNanos;
    private boolean putOff;

    DeliveryAgent(MailSystem system, Host host, Identity identity, ListenSocket socket, String startCostName) {
        super(host, identity, socket, system.limits());
        this.system = system;
        this.spool = system.spool();
        this.delayDigits = system.delayDigits();
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
        about(luckOf(request));
        requestedNanos = machine.now();
        putOff = false;
        spool.lockShared(request.file(), subject());
        locked = request;
        journal.add(
                request.file().mail().subject(),
                new Happening.DeliveryBegan(
                        subject(), request.destination(), request.recipients().size()));
        work(cost(openCost), () -> deliver(request, report -> finish(call, report)));
    }

    /** The key of a request's luck: other requests of the message, and other attempts, have other luck. */
    private static long luckOf(DeliveryRequest request) {
        Mail mail = request.file().mail();
        return Luck.key(Luck.key(mail.key(), request.recipients().get(0)), mail.activations());
    }

    /** Takes the report at the end of a delivery, of which the status is known from the outcomes. */
    @FunctionalInterface
    interface Ending {
        void report(DeliveryReport report);
    }

    /** Delivers, in as many steps as it takes, and reports. */
    abstract void deliver(DeliveryRequest request, Ending ending);

    private void finish(Call<DeliveryRequest, DeliveryReport> call, DeliveryReport report) {
        work(cost(reportCost), () -> call.answer(putOff ? report.putOff() : report));
        await(call.closed(), () -> {
            unlock();
            finished();
        });
    }

    /** The destination has the message for one recipient now, whatever becomes of this agent. */
    final void accepted(DeliveryRequest request, int index) {
        journal.add(
                request.file().mail().subject(),
                new Happening.RecipientAccepted(subject(), request.addresses().get(index)));
    }

    private void unlock() {
        DeliveryRequest request = locked;
        if (request != null) {
            locked = null;
            spool.unlockShared(request.file());
        }
    }

    /** A status code of the class that an outcome needs, whatever somebody has written into a table. */
    final String withinClass(String function, char wanted, String dsn) {
        if (dsn.charAt(0) == wanted) {
            return dsn;
        }
        log("warning: " + function + ": ignoring dsn code \"" + dsn + "\"");
        return wanted + ".0.0";
    }

    /**
     * Adds the steps that bring one outcome for every recipient of a request about, by an agent that needs no connection.
     */
    final void outcome(DeliveryRequest request, Outcome outcome) {
        for (int i = 0; i < request.recipients().size(); i++) {
            outcome(request, i, outcome, requestedNanos, WHEN_LOGGED);
        }
    }

    /**
     * Adds the steps that bring the outcome of one recipient about: who failed goes into the defer or bounce log first; then
     * the line is logged; who was delivered to, or failed for good, is marked done.
     *
     * @param index of the recipient in the request
     * @param connectedNanos when the session was ready, or the attempt to get one had failed
     * @param endedNanos when the delivery had ended, or {@link #WHEN_LOGGED}
     */
    final void outcome(DeliveryRequest request, int index, Outcome outcome, long connectedNanos, long endedNanos) {
        switch (outcome.status()) {
            case SENT, EXPANDED -> {
                if (request.tracesDelivery()) {
                    trace(request, index, outcome, connectedNanos, endedNanos);
                } else {
                    then(() -> done(request, index, outcome, connectedNanos, endedNanos));
                }
            }
            case BOUNCED, SOFTBOUNCE -> bounce(request, index, outcome, connectedNanos, endedNanos);
            case DEFERRED -> defer(request, index, outcome, connectedNanos, endedNanos);
        }
    }

    /** A delivery of which the sender is to be told, and which counts for nothing if it cannot be (global/sent.c). */
    private void trace(DeliveryRequest request, int index, Outcome outcome, long connectedNanos, long endedNanos) {
        append(request, index, outcome, Kind.APPEND_TRACE, written -> {
            if (written) {
                done(request, index, outcome, connectedNanos, endedNanos);
            } else {
                String id = request.file().id();
                log("warning: " + id + ": trace service failure");
                defer(request, index, outcome.failed(id + ": trace service failed"), connectedNanos, endedNanos);
            }
        });
    }

    /** A failure for good, which is put off if it cannot be written down (global/bounce.c: bounce_append). */
    private void bounce(DeliveryRequest request, int index, Outcome outcome, long connectedNanos, long endedNanos) {
        boolean soft = outcome.status() == Status.SOFTBOUNCE;
        append(request, index, outcome, soft ? Kind.APPEND_DEFER : Kind.APPEND_BOUNCE, written -> {
            if (written) {
                done(request, index, outcome, connectedNanos, endedNanos);
            } else {
                defer(request, index, outcome.failed("bounce or trace service failure"), connectedNanos, endedNanos);
            }
        });
    }

    /** A failure for now, which is one even if it cannot be written down (global/defer.c: defer_append). */
    private void defer(DeliveryRequest request, int index, Outcome outcome, long connectedNanos, long endedNanos) {
        append(request, index, outcome, Kind.APPEND_DEFER, written -> {
            if (!written) {
                log("warning: " + request.file().id() + ": defer service failure");
            }
            done(request, index, outcome, connectedNanos, endedNanos);
            logForFlush(request, request.addresses().get(index));
        });
    }

    private void append(DeliveryRequest request, int index, Outcome outcome, Kind log, Consumer<Boolean> then) {
        LogRecord record = new LogRecord(request.addresses().get(index), outcome.dsn(), outcome.reply());
        BounceRequest append = new BounceRequest(log, request.file(), record);
        send(
                "private/" + log.log(),
                new Errand<BounceRequest, Integer>(luckOf(request), append),
                status -> then.accept(status != null && status == 0));
    }

    private void logForFlush(DeliveryRequest request, String address) {
        String site = system.flushSite(address);
        if (site != null) {
            String id = request.file().id();
            FlushRequest add = new FlushRequest(FlushRequest.Kind.ADD, site, id);
            send("public/flush", new Errand<FlushRequest, Boolean>(luckOf(request), add), answer -> {
                if (answer == null) {
                    log("warning: " + id + ": flush service failure");
                }
            });
        }
    }

    private void done(DeliveryRequest request, int index, Outcome outcome, long connectedNanos, long endedNanos) {
        WallClock clock = machine.clock();
        long ended = endedNanos == WHEN_LOGGED ? machine.now() : endedNanos;
        long active = clock.calendarNanos(request.activeNanos());
        long requested = clock.calendarNanos(requestedNanos);
        long connected = clock.calendarNanos(connectedNanos);
        journal.add(
                request.file().mail().subject(),
                new Happening.RecipientDone(
                        subject(),
                        request.file().id(),
                        request.addresses().get(index),
                        request.file().original(request.recipients().get(index)),
                        outcome.relay(),
                        outcome.sessionUse(),
                        active - request.file().arrivalCalendarNanos(),
                        requested - active,
                        connected - requested,
                        clock.calendarNanos(ended) - connected,
                        outcome.dsn(),
                        outcome.status(),
                        outcome.reply(),
                        delayDigits));
        if (outcome.status() == Status.SENT || outcome.status() == Status.BOUNCED) {
            spool.markDone(request.file(), request.recipients().get(index));
        } else {
            putOff = true;
        }
    }

    @Override
    protected void died() {
        unlock();
        super.died();
    }
}
