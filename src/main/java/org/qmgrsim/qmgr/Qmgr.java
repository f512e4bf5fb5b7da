package org.qmgrsim.qmgr;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Settings;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.TriggerServer;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.kernel.LoopTimer;
import org.qmgrsim.kernel.Machine;
import org.qmgrsim.spool.Listing;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/**
 * qmgr(8): one process from its start to its end. Before every wait it asks for the agents that it can use, takes one file
 * from a scan, and settles the flow tokens; triggers and its own timer ask for scans.
 *
 * @see "Postfix src/qmgr/qmgr.c; src/master/trigger_server.c"
 */
public final class Qmgr extends TriggerServer implements LoopClock, QueueTimers {
    private final Spool spool;
    private final QmgrParameters parameters;
    private final Flushing flushing;
    private final Scan incoming = new Scan(this, QueueName.INCOMING);
    private final Scan deferred = new Scan(this, QueueName.DEFERRED);
    private final Scan[] scans = {incoming, deferred};
    private final ActiveQueue active;
    private final Feed feed;
    private final Deliveries deliveries;
    private final FlowControl flow;
    private final SaneTime sane = new SaneTime(text -> log("warning: " + text));
    private final LoopTimer deferredRun = timer(this::deferredRun);
    private final Map<QueueTimer, LoopTimer> queueTimers = new IdentityHashMap<>();
    private final Runnable drain = this::drain;
    private final Runnable feedOne = this::feedOne;
    private final int startCost;
    private final int moveCost;
    private final int requestCost;
    private final int openCost;
    private final int namesCost;

    private int first;
    private long reads;
    private long looks;
    private int tries;

    /**
     * A process that master has just forked, with the parameters that it reads from main.cf when it starts.
     *
     * @param flushing which mail flush(8) is told of
     * @param lostAgentEndsItsEntry as 3.9 and later have it; before, a lost agent made its whole transport dead
     */
    public Qmgr(
            Host host,
            Identity identity,
            ListenSocket socket,
            Spool spool,
            Settings settings,
            Flushing flushing,
            boolean lostAgentEndsItsEntry) {
        super(host, identity, socket, QmgrParameters.limits(settings));
        this.spool = spool;
        this.flushing = flushing;
        this.parameters = QmgrParameters.of(settings, lostAgentEndsItsEntry);
        Completion completion = new Completion(this);
        this.active = new ActiveQueue(
                parameters.general(), parameters::transport, this, this, new QmgrNarration(this), completion);
        this.feed = new Feed(this, completion);
        this.deliveries = new Deliveries(this, feed);
        this.flow = new FlowControl(this, parameters.inFlowDelay(), parameters.processLimit());
        this.startCost = machine.costs().code("qmgr.start");
        this.moveCost = machine.costs().code("qmgr.move");
        this.requestCost = machine.costs().code("qmgr.request");
        this.openCost = machine.costs().code("directory.open");
        this.namesCost = machine.costs().code("directory.names");
    }

    // ---------------------------------------------------------------- start

    @Override
    public void start() {
        enterLoop(() -> {
            work(cost(startCost), () -> {});
            parameters.fatal().ifPresentOrElse(text -> then(() -> fatal(text)), () -> then(this::begin));
        });
    }

    private void begin() {
        long started = machine.agenda().cause();
        parameters.decisive().forEach((name, value) -> fact(new Happening.SettingRead(name, value)));
        machine.agenda().setCause(started);
        say(() -> "process generation: " + identity().generation() + " ("
                + Integer.toOctalString(identity().generation()) + ")");
        parameters.warnings().forEach(text -> then(() -> log("warning: " + text)));
        say("start move queue active -> incoming");
        for (QueueFile file : spool.list(QueueName.ACTIVE)) {
            work(cost(moveCost), () -> takeBack(file, started));
        }
        say("end move queue active -> incoming");
        then(() -> incoming.request(Scan.START));
        then(this::deferredRun);
        then(this::listen);
    }

    /** A file that a former qmgr has left in the active queue; {@code started} is the fact that made this one start. */
    private void takeBack(QueueFile file, long started) {
        if (!spool.exists(file) || file.queue() != QueueName.ACTIVE) {
            log("warning: qmgr_move: update active/" + file.id() + " time stamps: No such file or directory");
            return;
        }
        spool.touch(file, loopSecond());
        spool.move(file, QueueName.INCOMING);
        file.mail().waitFor(Wait.TRIGGER, started);
        say(() -> "qmgr_move: moved " + file.id() + " from active to incoming");
    }

    private void deferredRun() {
        deferred.request(Scan.START);
        request(deferredRun, parameters.queueRunDelay());
        long cause = machine.agenda().cause();
        fact(new Happening.ScanDue(QueueName.DEFERRED, deferredRun.dueCalendarNanos() / 1000));
        machine.agenda().setCause(cause); // to say when makes nothing happen
    }

    // ---------------------------------------------------------------- triggers

    @Override
    protected void request(String bytes, long fact) {
        int toIncoming = 0;
        int toDeferred = 0;
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            boolean printable = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            say(() -> "request: " + (int) c + " (" + (printable ? c : '?') + ")");
            switch (c) {
                case 'W', 'I' -> toIncoming |= Scan.START;
                case 'D' -> toDeferred |= Scan.START;
                case 'F' -> {
                    toIncoming |= Scan.FLUSH_DEAD | Scan.IGNORE_DEFER_TRANSPORTS;
                    toDeferred |= Scan.FLUSH_DEAD | Scan.IGNORE_DEFER_TRANSPORTS;
                }
                case 'A' -> {
                    toIncoming |= Scan.ALL;
                    toDeferred |= Scan.ALL;
                }
                default -> say("request ignored");
            }
        }
        int askIncoming = toIncoming;
        int askDeferred = toDeferred;
        work(cost(requestCost), () -> {
            if (askIncoming != 0) {
                incoming.request(askIncoming);
            }
            if (askDeferred != 0) {
                then(() -> {
                    machine.agenda().setCause(fact);
                    deferred.request(askDeferred);
                });
            }
        });
    }

    /** Spends the time that a scan needed for the names, beyond the first block of them. */
    void readNames(Listing listed) {
        for (int i = listed.takeOpened(); i > 0; i--) {
            spend(openCost);
        }
        for (int i = listed.takeBlocks(); i > 0; i--) {
            spend(namesCost);
            waitForDisk(spool.disk().namesNanos(identity().key(), reads++));
        }
        waitForDisk(spool.disk().statNanos(identity().key(), looks++));
    }

    private void waitForDisk(long nanos) {
        if (nanos > 0) {
            work(nanos, () -> {});
        }
    }

    private void spend(int costCode) {
        long nanos = machine.costs().draw(costCode, identity().key(), reads++);
        if (nanos > 0) {
            work(nanos, () -> {});
        }
    }

    void reviveAll() {
        active.reviveAll();
    }

    // ---------------------------------------------------------------- the turn

    @Override
    protected @Nullable String changedTable() {
        return flushing.changedTable();
    }

    @Override
    protected void beforeWait() {
        drain();
    }

    private void drain() {
        Transport transport = active.toAsk();
        if (transport == null) {
            tries = 0;
            feedOne();
        } else {
            deliveries.ask(transport);
            then(drain);
        }
    }

    /** Takes one name from the scans in turn; one that is not fed gives the other queue its chance. */
    private void feedOne() {
        while (tries < scans.length && active.hasRoom()) {
            Scan scan = scans[(first + tries) & 1];
            tries++;
            if (scan.isOpen()) {
                feedFrom(scan);
                return;
            }
        }
        fed(null);
    }

    private void feedFrom(Scan scan) {
        QueueFile file = scan.next();
        if (file == null) {
            then(feedOne);
        } else {
            poll();
            machine.agenda().setCause(scan.startFact());
            feed.feed(scan, file, () -> fed(scan), feedOne);
        }
    }

    private void fed(@Nullable Scan scan) {
        if (!active.hasRoom()) {
            first = 0;
        } else if (scan != null) {
            first = scan == incoming ? 1 : 0;
        }
        flow.settle(scan == incoming, incoming.isOpen());
    }

    // ---------------------------------------------------------------- for its parts

    Machine machine() {
        return machine;
    }

    Spool spool() {
        return spool;
    }

    ActiveQueue active() {
        return active;
    }

    Flushing flushing() {
        return flushing;
    }

    QmgrParameters parameters() {
        return parameters;
    }

    /** The first recipients of a message have been read. */
    void announce(Message message) {
        feed.announce(message);
    }

    /** The journal's number for a destination. */
    int destination(DestinationQueue queue) {
        return deliveries.destination(queue);
    }

    /** Reads on in a message of which the file holds more recipients than memory did. */
    void readMore(Message message) {
        feed.readMore(message, () -> feed.completeIfEmpty(message));
    }

    boolean verbose() {
        return identity().verbosity() > 0;
    }

    long fact(Happening what) {
        return journal.add(subject(), what);
    }

    long fact(long since, Happening what) {
        return journal.add(subject(), since, what);
    }

    long factAbout(int otherSubject, long since, Happening what) {
        return journal.add(otherSubject, since, what);
    }

    int newSubject() {
        return journal.newSubject();
    }

    @Override
    public long loopSeconds() {
        return loopSecond();
    }

    @Override
    public long nowSeconds() {
        return sane.second(machine.second());
    }

    @Override
    public void request(QueueTimer what, long delaySeconds) {
        request(queueTimers.computeIfAbsent(what, who -> timer(() -> expired(who))), delaySeconds);
    }

    private void expired(QueueTimer what) {
        queueTimers.remove(what);
        what.expired();
    }

    @Override
    public void cancel(QueueTimer what) {
        LoopTimer timer = queueTimers.remove(what);
        if (timer != null) {
            cancel(timer);
        }
    }

    /** Messages in the active queue, for audits. */
    public int messagesInCore() {
        return active.messagesInCore();
    }

    @Override
    protected void died() {
        deliveries.abandon();
        feed.close();
        super.died();
    }
}
