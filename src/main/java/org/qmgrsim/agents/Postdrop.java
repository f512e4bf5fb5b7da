package org.qmgrsim.agents;

import java.util.function.IntConsumer;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.spool.Disk;
import org.qmgrsim.spool.Envelope;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/** sendmail(1) with postdrop(1): writes a local submission into maildrop, triggers pickup, and ends. */
public final class Postdrop extends Daemon {
    private static final int TEMPORARY = 75;

    private final Spool spool;
    private final Mail mail;
    private final boolean longId;
    private final IntConsumer over;
    private boolean stored;
    private final int startCost;
    private final int writeCost;

    /**
     * A command that submits one message.
     *
     * @param longId {@code enable_long_queue_ids}
     * @param over is told when the command has ended: 0, or the status 75, which tells the caller to try again
     */
    public Postdrop(Host host, Identity identity, Spool spool, Mail mail, boolean longId, IntConsumer over) {
        super(host, identity);
        this.spool = spool;
        this.mail = mail;
        this.longId = longId;
        this.over = over;
        this.startCost = machine.costs().code("sendmail.start");
        this.writeCost = machine.costs().code("postdrop.write");
        about(mail.key());
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::drop));
    }

    private void drop() {
        if (!spool.disk().hasInode()) {
            log(QueueWriter.cannotCreate(QueueName.MAILDROP, this));
            work(QueueWriter.CREATE_PAUSE, this::drop);
            return;
        }
        QueueFile file = spool.create(
                QueueName.MAILDROP,
                mail,
                machine.clock().calendarNanos(machine.now()),
                Envelope.of(mail.sender(), mail.recipients()),
                longId);
        work(cost(writeCost), () -> {
            if (!spool.write(file)) {
                cannotWrite(file);
                return;
            }
            long ready = spool.complete(file);
            stored = true;
            mail.waitFor(Wait.PICKUP, ready);
            long wait = spool.disk().syncNanos(mail.key(), mail.activations());
            if (wait > 0) {
                work(wait, () -> {});
            }
            then(this::wakePickup);
        });
    }

    private void wakePickup() {
        ListenSocket pickup = host.socket("public/pickup");
        if (pickup == null) {
            log("warning: unable to look up public/pickup: No such file or directory");
        } else {
            trigger(pickup, "W", Luck.key(mail.key(), 2));
        }
    }

    /** sendmail ends with status 75, which tells its caller to try again. */
    private void cannotWrite(QueueFile file) {
        log("warning: uid=0: " + Disk.FULL);
        spool.remove(file);
        log("fatal: root(0): queue file write error");
        then(() -> exit(TEMPORARY));
    }

    @Override
    protected void died() {
        super.died();
        over.accept(stored ? 0 : TEMPORARY);
    }

    @Override
    protected void beforeWait() {
        then(() -> exit(0));
    }
}
