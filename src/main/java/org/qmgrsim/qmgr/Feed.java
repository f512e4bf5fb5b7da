package org.qmgrsim.qmgr;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.RouteQuestion;
import org.qmgrsim.ipc.ClientStream;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/**
 * Takes one file into the active queue: looks at it, renames it, opens and locks it, reads its envelope, resolves its
 * recipients and makes entries of them.
 *
 * @see "Postfix src/qmgr/qmgr_active.c: qmgr_active_feed; src/qmgr/qmgr_message.c"
 */
final class Feed {
    private static final long LOCKED_PAUSE_SECONDS = 60;
    private static final long RESOLVER_MEMORY = 30 * WallClock.SECOND;

    private final Qmgr qmgr;
    private final Spool spool;
    private final Completion completion;
    private final ClientStream<RouteQuestion, org.qmgrsim.config.Route> rewrite;
    private final int lookCost;
    private final int renameCost;
    private final int readCost;
    private final int assignCost;

    private @Nullable QueueFile locked;
    private @Nullable RouteQuestion lastQuestion;
    private org.qmgrsim.config.@Nullable Route lastRoute;
    private long lastQueryNanos;

    Feed(Qmgr qmgr, Completion completion) {
        this.qmgr = qmgr;
        this.spool = qmgr.spool();
        this.completion = completion;
        this.rewrite = new ClientStream<>(qmgr, "private/rewrite", "rewrite");
        this.lookCost = qmgr.machine().costs().code("qmgr.look");
        this.renameCost = qmgr.machine().costs().code("qmgr.rename");
        this.readCost = qmgr.machine().costs().code("qmgr.read");
        this.assignCost = qmgr.machine().costs().code("qmgr.assign");
    }

    /** Feeds a file that a scan has found; exactly one of {@code fed} and {@code notFed} follows. */
    void feed(Scan scan, QueueFile file, Runnable fed, Runnable notFed) {
        qmgr.about(file.mail().key());
        qmgr.say(
                scan.queue() == QueueName.INCOMING
                        ? "qmgr_active_feed: queue incoming"
                        : "qmgr_active_feed: queue deferred");
        qmgr.work(qmgr.cost(lookCost), () -> {
            if (!file.complete() || file.queue() != scan.queue() || !spool.exists(file)) {
                notFed.run();
                return;
            }
            qmgr.say(() -> "qmgr_active_feed: " + spool.path(file));
            long now = qmgr.machine().second();
            if (!scan.ignoresTimeStamps() && file.mtimeSecond() > now + 1) {
                long ahead = file.mtimeSecond() - qmgr.loopSecond();
                qmgr.say(() -> "qmgr_active_feed: skip " + file.id() + " (" + ahead + " seconds)");
                qmgr.then(notFed);
                return;
            }
            qmgr.work(qmgr.cost(renameCost), () -> activate(scan, file, fed, notFed));
        });
    }

    private void activate(Scan scan, QueueFile file, Runnable fed, Runnable notFed) {
        QueueName from = scan.queue();
        if (!spool.exists(file) || file.queue() != from) {
            qmgr.log("warning: qmgr_active_feed: " + file.id() + ": rename from " + from
                    + " to active: No such file or directory");
            notFed.run();
            return;
        }
        spool.move(file, QueueName.ACTIVE);
        qmgr.say(() -> "qmgr_message_alloc: active " + file.id());
        if (!spool.lockExclusive(file, qmgr.subject())) {
            qmgr.then(() -> putBack(file));
            qmgr.say(() -> "wakeup " + file.id() + " after " + LOCKED_PAUSE_SECONDS + " secs");
            qmgr.say(() -> "qmgr_active_defer: defer " + file.id());
            qmgr.then(notFed);
            return;
        }
        locked = file;
        FeedFlags flags = scan.feedFlags();
        if ((file.mode() & QueueFile.FLUSH) != 0) {
            flags = flags.flushed();
        }
        if ((file.mode() & QueueFile.EXPIRE) != 0) {
            flags = flags.expired();
        }
        Message message = qmgr.active()
                .open(
                        file.id(),
                        file.mail().subject(),
                        file.sender(),
                        flags,
                        new FileRecipients(file, from, qmgr.machine().now()));
        if (flags.forceExpire() && !file.deferLog().isEmpty()) {
            message.returnUntried();
        }
        if (file.isDamaged()) {
            message.reject();
            readMore(message, () -> {
                setAside(message, file);
                qmgr.then(notFed);
            });
            return;
        }
        readMore(message, () -> {
            completeIfEmpty(message);
            qmgr.then(fed);
        });
    }

    /** A message of which nothing is left to be delivered is complete at once. */
    void completeIfEmpty(Message message) {
        if (message.refcount() == 0) {
            completion.done(message);
        }
    }

    private void putBack(QueueFile file) {
        long fact = qmgr.factAbout(file.mail().subject(), 0, new Happening.MessageSkipped(qmgr.subject(), file.id()));
        spool.touch(file, qmgr.loopSecond() + LOCKED_PAUSE_SECONDS);
        spool.move(file, QueueName.INCOMING);
        file.mail().waitFor(Wait.LOCKED, fact);
    }

    /** Closes the file that is being fed, which drops the lock; one that is only read on has none. */
    private void unlock() {
        QueueFile file = locked;
        if (file != null) {
            locked = null;
            spool.unlockExclusive(file, qmgr.subject());
        }
    }

    /** Reads the next recipients of a message, resolves them and makes entries. */
    void readMore(Message message, Runnable then) {
        qmgr.work(qmgr.cost(readCost), () -> {
            List<Recipient> batch = qmgr.active().read(message);
            if (message.isSkipped()) {
                qmgr.then(() -> {
                    message.readOn();
                    unlock();
                });
                qmgr.then(then);
                return;
            }
            resolve(message, batch, 0);
            qmgr.work(qmgr.cost(assignCost), () -> {
                qmgr.active().assign(message, batch);
                unlock();
                qmgr.then(then);
            });
        });
    }

    /** The file has no end: it is no message. */
    private void setAside(Message message, QueueFile file) {
        qmgr.log("warning: " + file.id() + ": message rejected: missing end record");
        if (spool.move(file, QueueName.ACTIVE, QueueName.CORRUPT)) {
            qmgr.log("warning: saving corrupt file \"" + file.id() + "\" from queue \"active\" to queue \"corrupt\"");
            file.mail().waitFor(Wait.CORRUPT, 0);
        }
        qmgr.active().dispose(message);
    }

    /** The envelope of a message has been read: it is active now, and the log of its former attempt is deleted. */
    void announce(Message message) {
        FileRecipients source = FileRecipients.of(message);
        QueueFile file = source.file();
        QueueName from = source.takeFrom();
        if (from == null) {
            return;
        }
        if ((file.mode() & QueueFile.FLUSH) != 0) {
            spool.setMode(file, file.mode() & ~QueueFile.FLUSH);
        }
        if (!message.isSkipped()) {
            spool.removeDeferLog(file);
        }
        long fact = qmgr.factAbout(
                file.mail().subject(),
                file.readyFact(),
                new Happening.MessageActive(
                        qmgr.subject(),
                        file.id(),
                        from,
                        file.sender(),
                        file.mail().sizeBytes(),
                        file.recipients().size()));
        file.mail().waitFor(Wait.AGENT, fact);
    }

    private void resolve(Message message, List<Recipient> batch, int index) {
        if (index == batch.size()) {
            return;
        }
        Recipient recipient = batch.get(index);
        String address = recipient.address();
        String filter = FileRecipients.of(message).file().contentFilter();
        if (!filter.isEmpty()) {
            recipient.resolved(filterRoute(filter, address));
            qmgr.then(() -> resolve(message, batch, index + 1));
            return;
        }
        RouteQuestion question = RouteQuestion.resolve(message.sender(), address);
        org.qmgrsim.config.Route known = lastRoute;
        if (known != null && question.equals(lastQuestion) && qmgr.machine().now() - lastQueryNanos < RESOLVER_MEMORY) {
            resolved(message, recipient, known);
            qmgr.then(() -> resolve(message, batch, index + 1));
            return;
        }
        rewrite.ask(question, FileRecipients.of(message).file().mail().key(), answer -> {
            resolved(message, recipient, answer);
            lastQuestion = question;
            lastRoute = answer;
            lastQueryNanos = qmgr.machine().now();
            qmgr.then(() -> resolve(message, batch, index + 1));
        });
    }

    /** A content filter goes over what the resolver would say, who is not asked (qmgr_message.c: qmgr_message_resolve). */
    private Route filterRoute(String filter, String address) {
        int colon = filter.indexOf(':');
        String transport = colon < 0 ? filter : filter.substring(0, colon);
        String nexthop = colon < 0 ? "" : filter.substring(colon + 1);
        if (nexthop.isEmpty()) {
            nexthop = qmgr.parameters().filterNexthop();
        }
        int at = address.lastIndexOf('@');
        if (nexthop.isEmpty() && at >= 0) {
            nexthop = address.substring(at + 1);
        }
        return new Route(transport, nexthop.isEmpty() ? qmgr.parameters().hostName() : nexthop);
    }

    /** A local notice that could not be delivered ends here, lest one notice follow the other. */
    private void resolved(Message message, Recipient recipient, org.qmgrsim.config.Route answer) {
        int at = recipient.at() < 0 ? recipient.address().length() : recipient.at();
        if (answer.local()
                && recipient
                        .address()
                        .substring(0, at)
                        .equalsIgnoreCase(qmgr.parameters().doubleBounceSender())) {
            completion.discard(message, recipient);
        } else {
            recipient.resolved(new Route(answer.transport(), answer.nexthop()));
        }
    }

    /** The end of qmgr closes what it has open. */
    void close() {
        unlock();
        rewrite.close();
    }
}
