package org.qmgrsim.qmgr;

import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.spool.Mail;
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
            if (message.moreToRead()) {
                qmgr.readMore(message);
            } else if (message.flags() == 0) {
                qmgr.work(qmgr.cost(removeCost), () -> remove(message, file));
            } else {
                decide(message, file);
            }
        });
    }

    private void decide(Message message, QueueFile file) {
        QmgrParameters parameters = qmgr.parameters();
        long lifetime =
                message.sender().isEmpty() ? parameters.bounceQueueLifetime() : parameters.maximalQueueLifetime();
        if (qmgr.loopSecond() >= file.createdSecond() + lifetime) {
            qmgr.factAbout(message.subject(), 0, new Happening.MessageExpired(qmgr.subject(), message.sender()));
            qmgr.work(qmgr.cost(removeCost), () -> remove(message, file));
        } else {
            qmgr.work(qmgr.cost(deferCost), () -> defer(message, file));
        }
    }

    private void remove(Message message, QueueFile file) {
        Mail mail = file.mail();
        qmgr.spool().remove(file);
        mail.left(qmgr.subject());
        qmgr.active().dispose(message);
    }

    private void defer(Message message, QueueFile file) {
        QmgrParameters parameters = qmgr.parameters();
        long delay = Math.max(
                Math.min(qmgr.loopSecond() - file.createdSecond(), parameters.maximalBackoff()),
                parameters.minimalBackoff());
        qmgr.say(() -> "wakeup " + file.id() + " after " + delay + " secs");
        qmgr.say(() -> "qmgr_active_defer: defer " + file.id());
        qmgr.then(() -> {
            qmgr.spool().touch(file, qmgr.loopSecond() + delay);
            qmgr.spool().move(file, QueueName.DEFERRED);
            long fact = qmgr.factAbout(message.subject(), 0, new Happening.MessageDeferred(qmgr.subject(), delay));
            file.mail().waitFor(Wait.BACKOFF, fact);
            qmgr.active().dispose(message);
        });
    }

    @Override
    public void defer(Message message, Recipient recipient, Dsn why) {
        message.raise(Message.DEFER);
    }
}
