package org.qmgrsim.agents;

import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/** sendmail(1) with postdrop(1): writes a local submission into maildrop, triggers pickup, and ends. */
public final class Postdrop extends Daemon {
    private final Spool spool;
    private final Mail mail;
    private final boolean longId;
    private final int startCost;
    private final int writeCost;

    /**
     * A command that submits one message.
     *
     * @param longId {@code enable_long_queue_ids}
     */
    public Postdrop(Host host, Identity identity, Spool spool, Mail mail, boolean longId) {
        super(host, identity);
        this.spool = spool;
        this.mail = mail;
        this.longId = longId;
        this.startCost = machine.costs().code("sendmail.start");
        this.writeCost = machine.costs().code("postdrop.write");
        about(mail.key());
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::drop));
    }

    private void drop() {
        QueueFile file = spool.create(
                QueueName.MAILDROP, mail, machine.clock().calendarNanos(machine.now()), mail.recipients(), longId);
        work(cost(writeCost), () -> {
            long ready = spool.complete(file);
            mail.waitFor(Wait.PICKUP, ready);
            ListenSocket pickup = host.socket("public/pickup");
            if (pickup == null) {
                log("warning: unable to look up public/pickup: No such file or directory");
            } else {
                trigger(pickup, "W", Luck.key(mail.key(), 2));
            }
        });
    }

    @Override
    protected void beforeWait() {
        then(() -> exit(0));
    }
}
