package org.qmgrsim.agents;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Route;
import org.qmgrsim.config.RouteQuestion;
import org.qmgrsim.ipc.ClientStream;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.spool.Disk;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/**
 * cleanup(8): takes a flow token, writes the queue file, makes it complete and safe, and triggers qmgr.
 *
 * @see "Postfix src/cleanup; src/global/mail_stream.c; src/global/mail_flow.c"
 */
final class Cleanup extends SingleServer {
    private static final int SIGTERM = 15;
    private static final String QMGR = "public/qmgr";

    private final MailSystem system;
    private final Spool spool;
    private final ClientStream<RouteQuestion, Route> rewrite;
    private final int startCost;
    private final int createCost;
    private final int headerCost;
    private final int syncCost;
    private final FileClock fileClock;
    private @Nullable CleanupSession receiving;

    Cleanup(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.limits());
        this.system = system;
        this.spool = system.spool();
        this.rewrite = new ClientStream<>(this, "private/rewrite", "rewrite");
        this.fileClock = new FileClock(this, spool);
        this.startCost = machine.costs().code("cleanup.start");
        this.createCost = machine.costs().code("cleanup.create");
        this.headerCost = machine.costs().code("cleanup.header");
        this.syncCost = machine.costs().code("cleanup.sync");
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::listen));
    }

    @Override
    protected void serve(Connection connection) {
        CleanupSession session = (CleanupSession) connection;
        receiving = session;
        long pause = system.inFlowDelaySeconds() * WallClock.SECOND;
        if (pause > 0 && !host.flow().take()) {
            journal.add(subject(), new Happening.FlowPaused(pause));
            session.mail().waitFor(Wait.FLOW_CONTROL, 0);
            pause(pause, () -> session.mail().waitFor(Wait.RECEIVING, 0));
        }
        work(cost(createCost), () -> open(session));
        await(session.envelopeSent(), () -> {
            if (session.clientIsGone()) {
                endOfData(session);
            } else {
                envelope(session);
            }
        });
    }

    private void open(CleanupSession session) {
        if (!spool.disk().hasInode()) {
            log(QueueWriter.cannotCreate(QueueName.INCOMING, this));
            work(QueueWriter.CREATE_PAUSE, () -> open(session));
            return;
        }
        Mail mail = session.mail();
        QueueFile file = spool.create(
                QueueName.INCOMING,
                mail,
                session.arrivalCalendarNanos(),
                session.envelope().at(system.origin()),
                system.longQueueIds());
        file.received(session.came(), session.contentFilter());
        if (system.delayWarningSeconds() > 0 && !file.sender().isEmpty()) {
            file.warnAt(Math.floorDiv(session.arrivalCalendarNanos(), WallClock.SECOND) + system.delayWarningSeconds());
        }
        session.opened(file);
    }

    private void envelope(CleanupSession session) {
        Mail mail = session.mail();
        rewrite.ask(RouteQuestion.rewrite(session.envelope().sender()), mail.key(), route -> {});
        for (String recipient : session.envelope().recipients()) {
            rewrite.ask(RouteQuestion.rewrite(recipient), mail.key(), route -> {});
        }
        work(cost(headerCost), () -> header(session));
        await(session.content(), () -> {
            if (session.clientIsGone()) {
                endOfData(session);
            } else {
                work(cost(syncCost), () -> write(session));
            }
        });
    }

    private void header(CleanupSession session) {
        QueueFile file = fileOf(session);
        Mail mail = session.mail();
        mail.identify(file.id(), machine.clock().calendarNanos(machine.now()));
        journal.add(
                mail.subject(),
                0,
                Happening.HeaderRead.CODE,
                () -> new Happening.HeaderRead(
                        subject(), file.id(), system.messageId(mail.identifiedCalendarNanos(), mail.identity())));
        boolean fromClient = !session.came().equals(QueueFile.Came.LOCALLY);
        if (fromClient && mail.hops() + 1 >= system.hopcountLimit()) {
            log("warning: " + file.id() + ": message rejected: hopcount exceeded");
            session.refuse("554 5.4.0 Error: too many hops");
        }
    }

    private static QueueFile fileOf(CleanupSession session) {
        QueueFile file = session.file();
        if (file == null) {
            throw new IllegalStateException("a session of cleanup without a queue file");
        }
        return file;
    }

    /** The data end in the middle: the client is gone, and nobody waits for a status. */
    private void endOfData(CleanupSession session) {
        discard(session);
        finished();
    }

    /** The incomplete file is removed. The message lives on if the file that it was read from is still there. */
    private void discard(CleanupSession session) {
        receiving = null;
        QueueFile file = session.file();
        if (file != null) {
            spool.remove(file);
        }
        Mail mail = session.mail();
        QueueFile drop = session.drop();
        if (drop != null && spool.exists(drop)) {
            mail.inFile(drop);
            mail.waitFor(Wait.PICKUP, 0);
        } else if (!session.clientKeeps() || !session.refusal().isEmpty()) {
            mail.left(subject(), "");
        }
    }

    /**
     * The file is written and marked complete, and only then made safe: meanwhile a scan may take it. A disk that is slow at
     * that, or a clock that was set, looks like a file system whose clock is not that of the machine.
     */
    private void write(CleanupSession session) {
        QueueFile file = fileOf(session);
        if (!session.refusal().isEmpty()) {
            giveUp(session, file);
            return;
        } else if (!spool.write(file)) {
            cannotWrite(session, file);
            return;
        }
        Mail mail = session.mail();
        long ready = spool.complete(file);
        long written = file.mtimeSecond();
        long wait = spool.disk().syncNanos(mail.key(), mail.activations());
        if (wait > 0) {
            mail.waitFor(Wait.TRIGGER, ready);
            work(wait, () -> {});
        }
        then(() -> {
            fileClock.check(file, written);
            store(session, ready);
        });
    }

    private void cannotWrite(CleanupSession session, QueueFile file) {
        if (session.mail().sizeBytes() > QueueWriter.BUFFER_BYTES) {
            log("warning: " + file.id() + ": write queue file: " + Disk.FULL);
        }
        giveUp(session, file);
    }

    private void giveUp(CleanupSession session, QueueFile file) {
        if (system.logsCancelledFiles()) {
            log(file.id() + ": removed (canceled)");
        }
        discard(session);
        session.done(false);
        then(this::finished);
    }

    private void store(CleanupSession session, long ready) {
        receiving = null;
        Mail mail = session.mail();
        mail.waitFor(Wait.TRIGGER, ready);
        ListenSocket qmgr = host.socket(QMGR);
        if (qmgr == null) {
            log("warning: unable to look up " + QMGR + ": No such file or directory");
            mail.waitFor(Wait.NO_TRIGGER, ready);
        } else {
            trigger(qmgr, "W", Luck.key(mail.key(), 1), (lost, how) -> {
                if (mail.waitsFor() == Wait.TRIGGER) {
                    mail.waitFor(Wait.NO_TRIGGER, lost);
                }
            });
        }
        then(() -> session.done(true));
        then(this::finished);
    }

    @Override
    protected void died() {
        CleanupSession cut = receiving;
        if (cut != null && signal() == SIGTERM) {
            discard(cut);
        }
        rewrite.close();
        super.died();
    }
}
