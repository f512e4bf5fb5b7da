package org.qmgrsim.agents;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.Notices.Notice;
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
 * @see "Postfix src/bounce: bounce_append_service.c, bounce_notify_service.c, bounce_warn_service.c,
 *     bounce_trace_service.c"
 */
final class Bounce extends SingleServer {
    private static final int SENT = 0;
    private static final int FAILED = 1;

    private final MailSystem system;
    private final Notices notices;
    private final int startCost;
    private final int appendCost;
    private final int noticeCost;
    private @Nullable CleanupSession storing;

    Bounce(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.limits());
        this.system = system;
        this.notices = new Notices(system);
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
            case APPEND_TRACE ->
                append(request, request.file().traceLog(), request.file().traceLog()::add, finish);
            case SEND_BOUNCE, SEND_DEFER, WARN, SEND_TRACE -> send(request, finish);
        }
    }

    private void append(
            BounceRequest request, List<LogRecord> written, Consumer<LogRecord> log, Consumer<Integer> finish) {
        work(cost(appendCost), () -> {
            Disk disk = system.spool().disk();
            String service = request.kind().log() + " ";
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
        switch (told.kind()) {
            case SEND_BOUNCE -> told.file().bounceLog().clear();
            case SEND_DEFER -> {
                markReturned(told.file());
                system.spool().removeDeferLog(told.file());
            }
            case SEND_TRACE -> told.file().traceLog().clear();
            default -> {
                // a warning leaves the defer log for the next one who reads it
            }
        }
    }

    /** Who was told of is done with, also for a qmgr that starts before this one has removed the file (bounce_delrcpt). */
    private void markReturned(QueueFile file) {
        Set<String> told = file.deferLog().stream().map(LogRecord::recipient).collect(Collectors.toSet());
        for (int i = 0; i < file.recipients().size(); i++) {
            if (!file.isDone(i) && told.contains(file.recipients().get(i))) {
                system.spool().markDone(file, i);
            }
        }
    }

    private void send(BounceRequest request, Consumer<Integer> answer) {
        Consumer<Integer> finish = status -> {
            if (status == SENT) {
                forget(request); // so that a qmgr that asks again after a crash sends no second notice
            }
            answer.accept(status);
        };
        if (notices.isDiscarded(request)) {
            log("warning: " + request.file().id() + ": undeliverable postmaster notification discarded");
            finish.accept(SENT);
        } else {
            post(request, notices.of(request).iterator(), SENT, finish);
        }
    }

    /** Posts the notices one after the other; one that fails ends the row, and counts if it was vital. */
    private void post(BounceRequest request, Iterator<Notice> left, int status, Consumer<Integer> finish) {
        if (status != SENT || !left.hasNext()) {
            finish.accept(status);
            return;
        }
        Notice notice = left.next();
        work(
                cost(noticeCost),
                () -> open(request, notice, failure -> {
                    if (failure != null && (!notice.vital() || system.logsNoticesFirst())) {
                        log("warning: " + request.file().id() + ": " + notice.failed()
                                + (notice.vital() ? failure : ""));
                    }
                    post(request, left, failure != null && notice.vital() ? FAILED : SENT, finish);
                }));
    }

    /** Opens a notice at cleanup; {@code then} gets null at its end, or the reason for which it was not queued, or "". */
    private void open(BounceRequest request, Notice notice, Consumer<@Nullable String> then) {
        Mail about = request.file().mail();
        long key = Luck.key(Luck.key(about.key(), request.kind().ordinal()), about.nextNotice());
        Mail mail = new Mail(journal, Origin.BOUNCE, key, notice.from(), List.of(notice.to()), notice.bytes());
        long now = machine.clock().calendarNanos(machine.now());
        CleanupSession session = new CleanupSession(mail, now);
        storing = session;
        ListenSocket cleanup = host.socket(CleanupClient.SOCKET);
        if (cleanup == null || !cleanup.connectBlocking(session)) {
            log("warning: connect to " + CleanupClient.SOCKET + ": " + ListenSocket.whyNot(cleanup));
            mail.left(subject(), "");
            storing = null;
            then.accept("");
            return;
        }
        CleanupClient client = new CleanupClient(this, session);
        client.awaitId(
                () -> accepted(request, notice, session, client, then),
                () -> fatal("fatal: unable to contact the cleanup service"));
    }

    private void accepted(
            BounceRequest request,
            Notice notice,
            CleanupSession session,
            CleanupClient client,
            Consumer<@Nullable String> then) {
        QueueFile posted = session.file();
        if (posted == null) {
            throw new IllegalStateException("cleanup gave no ID");
        }
        Runnable say = () -> log(request.file().id() + ": " + notice.what() + ": " + posted.id());
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
            then.accept(session.stored() ? null : ": queue file write error");
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
