package org.qmgrsim.qmgr;

import java.util.function.IntConsumer;
import org.qmgrsim.ipc.Errand;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.spool.BounceRequest;
import org.qmgrsim.spool.FlushRequest;
import org.qmgrsim.spool.LogRecord;
import org.qmgrsim.spool.QueueFile;

/**
 * What becomes of a message when nothing more of it is being delivered: it is removed, or put off, or too old.
 *
 * @see "Postfix src/qmgr/qmgr_active.c: qmgr_active_done and what follows"
 */
final class Completion implements Outcomes {
    private final Qmgr qmgr;
    private final int doneCost;
    private final int removeCost;
    private final int deferCost;

    Completion(Qmgr qmgr) {
        this.qmgr = qmgr;
        this.doneCost = qmgr.machine().costs().code("qmgr.done");
        this.removeCost = qmgr.machine().costs().code("qmgr.remove");
        this.deferCost = qmgr.machine().costs().code("qmgr.defer");
    }

    @Override
    public void done(Message message) {
        QueueFile file = FileRecipients.of(message).file();
        file.mail().waitFor(Wait.COMPLETION, 0);
        qmgr.say(() -> "qmgr_active_done: " + file.id());
        qmgr.work(qmgr.cost(doneCost), () -> {
            if (file.bounceLog().isEmpty()) {
                afterBounce(message, file);
            } else {
                ask("private/bounce", BounceRequest.Kind.SEND_BOUNCE, message, file, status -> {
                    if (status == 0) {
                        file.bounceLog().clear();
                    }
                    message.raise(status);
                    afterBounce(message, file);
                });
            }
        });
    }

    /** Asks bounce(8) for a notice; others go on meanwhile. No answer counts as a failure. */
    private void ask(String socket, BounceRequest.Kind kind, Message message, QueueFile file, IntConsumer then) {
        new NoticeRequest(qmgr, socket, new BounceRequest(kind, file, null), then).send();
    }

    private void afterBounce(Message message, QueueFile file) {
        if (message.moreToRead()) {
            qmgr.readMore(message);
        } else if (qmgr.parameters().confirmsDelayCleared(file)) {
            ask("private/trace", BounceRequest.Kind.SEND_TRACE, message, file, status -> {
                message.raise(status);
                afterTrace(message, file);
            });
        } else {
            afterTrace(message, file);
        }
    }

    private void afterTrace(Message message, QueueFile file) {
        if (message.flags() == 0) {
            remove(message, file);
        } else {
            decide(message, file);
        }
    }

    private void decide(Message message, QueueFile file) {
        QmgrParameters parameters = qmgr.parameters();
        long lifetime =
                message.sender().isEmpty() ? parameters.bounceQueueLifetime() : parameters.maximalQueueLifetime();
        boolean forced = message.feedFlags().forceExpire();
        if (forced || qmgr.loopSecond() >= file.createdSecond() + lifetime) {
            qmgr.factAbout(
                    message.subject(),
                    0,
                    new Happening.MessageExpired(qmgr.subject(), file.id(), message.sender(), forced));
            ask("private/defer", BounceRequest.Kind.SEND_DEFER, message, file, status -> {
                message.setFlags(status);
                if (status == 0) {
                    remove(message, file);
                } else {
                    defer(message, file);
                }
            });
        } else if (file.warningSecond() > 0 && qmgr.loopSecond() >= file.warningSecond() - 1) {
            ask("private/defer", BounceRequest.Kind.WARN, message, file, status -> {
                if (status == 0) {
                    file.warned();
                }
                defer(message, file);
            });
        } else {
            defer(message, file);
        }
    }

    private void remove(Message message, QueueFile file) {
        qmgr.work(qmgr.cost(removeCost), () -> {
            if (isGone(file)) {
                qmgr.log("warning: qmgr_active_done_3_generic: remove " + file.id()
                        + " from active: No such file or directory");
            } else {
                qmgr.spool().remove(file);
                file.mail().left(qmgr.subject(), file.id());
            }
            qmgr.active().dispose(message);
        });
    }

    /** Whether somebody has moved or removed the file while it was active. */
    private boolean isGone(QueueFile file) {
        return !qmgr.spool().exists(file) || file.queue() != QueueName.ACTIVE;
    }

    private void defer(Message message, QueueFile file) {
        QmgrParameters parameters = qmgr.parameters();
        long delay = Math.max(
                Math.min(qmgr.loopSecond() - file.createdSecond(), parameters.maximalBackoff()),
                parameters.minimalBackoff());
        qmgr.say(() -> "wakeup " + file.id() + " after " + delay + " secs");
        qmgr.work(qmgr.cost(deferCost), () -> {
            if (isGone(file)) {
                qmgr.log("warning: qmgr_active_defer: rename " + file.id()
                        + " from active to deferred: No such file or directory");
            } else {
                qmgr.spool().touch(file, qmgr.loopSecond() + delay);
                qmgr.spool().move(file, QueueName.DEFERRED);
                long fact = qmgr.factAbout(message.subject(), 0, new Happening.MessageDeferred(qmgr.subject(), delay));
                file.mail().waitFor(Wait.BACKOFF, fact);
                qmgr.say(() -> "qmgr_active_defer: defer " + file.id());
            }
        });
        qmgr.then(() -> qmgr.active().dispose(message));
    }

    @Override
    public void defer(Message message, Recipient recipient, Dsn why) {
        message.raise(Message.DEFER);
        QueueFile file = FileRecipients.of(message).file();
        LogRecord record = new LogRecord(recipient.address(), why.status(), why.reason());
        BounceRequest append = new BounceRequest(BounceRequest.Kind.APPEND_DEFER, file, record);
        qmgr.send(
                "private/defer", new Errand<BounceRequest, Integer>(file.mail().key(), append), status -> {
                    if (status == null || status != 0) {
                        qmgr.log("warning: " + file.id() + ": defer service failure");
                    }
                    logOutcome(message, recipient, why.status(), Status.DEFERRED, why.reason());
                    String site = qmgr.flushing().flushSite(recipient.address());
                    if (site != null) {
                        logForFlush(file, site);
                    }
                });
    }

    private void logForFlush(QueueFile file, String site) {
        FlushRequest add = new FlushRequest(FlushRequest.Kind.ADD, site, file.id());
        qmgr.send("public/flush", new Errand<FlushRequest, Boolean>(file.mail().key(), add), answer -> {
            if (answer == null) {
                qmgr.log("warning: " + file.id() + ": flush service failure");
            }
        });
    }

    /** A notice to the sender of notices is at its end: done, without a delivery. */
    void discard(Message message, Recipient recipient) {
        logOutcome(message, recipient, "2.0.0", Status.SENT, "undeliverable postmaster notification discarded");
        qmgr.spool().markDone(FileRecipients.of(message).file(), recipient.index());
    }

    /** What qmgr logs itself, as no agent does. */
    private void logOutcome(Message message, Recipient recipient, String dsn, Status status, String reply) {
        FileRecipients source = FileRecipients.of(message);
        QueueFile file = source.file();
        long arrival = file.arrivalCalendarNanos() - qmgr.machine().clock().calendarNanos(0);
        qmgr.factAbout(
                message.subject(),
                0,
                new Happening.RecipientDone(
                        qmgr.subject(),
                        file.id(),
                        recipient.address(),
                        file.original(recipient.index()),
                        "none",
                        1,
                        source.activeNanos() - arrival,
                        qmgr.machine().now() - source.activeNanos(),
                        0,
                        0,
                        dsn,
                        status,
                        reply,
                        qmgr.parameters().delayDigits()));
    }
}
