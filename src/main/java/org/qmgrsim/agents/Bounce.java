package org.qmgrsim.agents;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Errand;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.spool.BounceRequest;
import org.qmgrsim.spool.Disk;
import org.qmgrsim.spool.LogRecord;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;

/**
 * bounce(8) behind the services bounce, defer and trace: keeps the logs of failed recipients, and sends the notices made of
 * them. A notice is a new message that enters through cleanup.
 *
 * @see "Postfix src/bounce: bounce_append_service.c, bounce_notify_service.c, bounce_warn_service.c"
 */
final class Bounce extends SingleServer {
    /** What a notice adds to the text that it returns, in bytes, as recorded. */
    private static final int NOTICE_BYTES = 1857;

    private static final int SENT = 0;
    private static final int FAILED = 1;

    private final MailSystem system;
    private final int startCost;
    private final int appendCost;
    private final int noticeCost;
    private @Nullable CleanupSession storing;

    Bounce(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.limits());
        this.system = system;
        this.startCost = machine.costs().code("bounce.start");
        this.appendCost = machine.costs().code("bounce.append");
        this.noticeCost = machine.costs().code("bounce.notice");
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::listen));
    }

    @Override
    @SuppressWarnings("unchecked") // only errands of this kind come to these sockets
    protected void serve(Connection connection) {
        Errand<BounceRequest, Integer> errand = (Errand<BounceRequest, Integer>) connection;
        BounceRequest request = errand.take(machine.now());
        Consumer<Integer> finish = status -> {
            errand.answer(status);
            finished();
        };
        switch (request.kind()) {
            case APPEND_BOUNCE ->
                append(request, request.file().bounceLog(), request.file().bounceLog()::add, finish);
            case APPEND_DEFER ->
                append(
                        request,
                        request.file().deferLog(),
                        record -> system.spool().logDeferred(request.file(), record),
                        finish);
            case SEND_BOUNCE, SEND_DEFER -> notify(request, finish);
            case WARN ->
                post(request, request.file().mail().sender(), "", NOTICE_BYTES, "sender delay notification", finish);
        }
    }

    private void append(
            BounceRequest request, List<LogRecord> written, Consumer<LogRecord> log, Consumer<Integer> finish) {
        work(cost(appendCost), () -> {
            Disk disk = system.spool().disk();
            String service = request.kind() == BounceRequest.Kind.APPEND_DEFER ? "defer " : "bounce ";
            if (written.isEmpty() && !disk.hasInode()) {
                fatal("fatal: open file " + service + request.file().id() + ": " + Disk.FULL);
                return;
            } else if (!disk.hasBlock()) {
                fatal("fatal: append file " + service + request.file().id() + ": " + Disk.FULL);
                return;
            }
            long wait = disk.syncNanos(request.file().mail().key(), written.size());
            if (wait > 0) {
                work(wait, () -> {});
            }
            LogRecord record = request.record();
            then(() -> {
                if (record != null) {
                    log.accept(record);
                }
                finish.accept(SENT);
            });
        });
    }

    private void forget(BounceRequest told) {
        if (told.kind() == BounceRequest.Kind.SEND_BOUNCE) {
            told.file().bounceLog().clear();
        } else {
            system.spool().removeDeferLog(told.file());
        }
    }

    private void notify(BounceRequest request, Consumer<Integer> answer) {
        QueueFile file = request.file();
        Consumer<Integer> finish = status -> {
            if (status == SENT) {
                forget(request); // so that a qmgr that asks again after a crash sends no second notice
            }
            answer.accept(status);
        };
        String sender = file.mail().sender();
        int bytes = NOTICE_BYTES + Math.min(file.mail().sizeBytes(), system.bounceSizeLimit());
        if (sender.equals(system.doubleBounceAddress())) {
            log("warning: " + file.id() + ": undeliverable postmaster notification discarded");
            finish.accept(SENT);
        } else if (!sender.isEmpty()) {
            post(request, sender, "", bytes, "sender non-delivery notification", finish);
        } else if (system.notifiesPostmasterOfBounces()) {
            post(
                    request,
                    system.postmasterAddress(),
                    system.doubleBounceAddress(),
                    bytes,
                    "postmaster non-delivery notification",
                    finish);
        } else {
            finish.accept(SENT);
        }
    }

    private void post(
            BounceRequest request, String recipient, String sender, int bytes, String what, Consumer<Integer> finish) {
        QueueFile about = request.file();
        long key = Luck.key(
                Luck.key(about.mail().key(), request.kind().ordinal()),
                about.mail().nextNotice());
        work(cost(noticeCost), () -> {
            Mail notice = new Mail(journal, Origin.BOUNCE, key, sender, List.of(recipient), bytes);
            long now = machine.clock().calendarNanos(machine.now());
            CleanupSession session = new CleanupSession(notice, now, notice.recipients());
            storing = session;
            ListenSocket cleanup = host.socket(CleanupClient.SOCKET);
            if (cleanup == null || !cleanup.connectBlocking(session)) {
                log("warning: connect to " + CleanupClient.SOCKET + ": " + ListenSocket.whyNot(cleanup));
                notice.left(subject(), "");
                storing = null;
                finish.accept(FAILED);
                return;
            }
            CleanupClient client = new CleanupClient(this, session);
            client.awaitId(
                    () -> accepted(request, what, session, client, finish),
                    () -> fatal("fatal: unable to contact the cleanup service"));
        });
    }

    private void accepted(
            BounceRequest request,
            String what,
            CleanupSession session,
            CleanupClient client,
            Consumer<Integer> finish) {
        QueueFile posted = session.file();
        if (posted == null) {
            throw new IllegalStateException("cleanup gave no ID");
        }
        Runnable say = () -> log(request.file().id() + ": " + what + ": " + posted.id());
        if (system.logsNoticesFirst()) {
            say.run();
        }
        session.sendEnvelope();
        session.sendContent();
        client.awaitStatus(() -> {
            if (session.stored() && !system.logsNoticesFirst()) {
                say.run();
            }
            storing = null;
            finish.accept(session.stored() ? SENT : FAILED);
        });
    }

    @Override
    protected void died() {
        if (storing != null) {
            storing.clientGone();
        }
        super.died();
    }
}
