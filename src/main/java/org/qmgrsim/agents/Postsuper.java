package org.qmgrsim.agents;

import java.util.List;
import java.util.Locale;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/**
 * postsuper(1): moves or removes queue files and tells nobody, so that requeued mail waits for pickup's wakeup and released
 * mail for the next deferred scan.
 *
 * @see "Postfix src/postsuper/postsuper.c"
 */
public final class Postsuper extends Daemon {
    /** What postsuper does to a file. */
    public enum Operation {
        /** {@code -r}: into maildrop, to come in anew under another ID. */
        REQUEUE("requeued", "Requeued", QueueName.HOLD, QueueName.INCOMING, QueueName.ACTIVE, QueueName.DEFERRED),
        /** {@code -h}: into hold. */
        HOLD("placed on hold", "Placed on hold", QueueName.INCOMING, QueueName.ACTIVE, QueueName.DEFERRED),
        /** {@code -H}: from hold into deferred. */
        RELEASE("released from hold", "Released from hold", QueueName.HOLD),
        /** {@code -d}: gone. */
        DELETE(
                "removed",
                "Deleted",
                QueueName.MAILDROP,
                QueueName.HOLD,
                QueueName.INCOMING,
                QueueName.ACTIVE,
                QueueName.DEFERRED);

        private final String done;
        private final String counted;
        private final List<QueueName> from;

        Operation(String done, String counted, QueueName... from) {
            this.done = done;
            this.counted = counted;
            this.from = List.of(from);
        }

        /** Whether files of that queue are concerned. */
        boolean concerns(QueueName queue) {
            return from.contains(queue);
        }
    }

    private final Spool spool;
    private final Operation operation;
    private final List<QueueFile> only;
    private int count;

    /**
     * A command on some files, or on all that it concerns.
     *
     * @param only the files that were named; empty for {@code ALL}
     */
    public Postsuper(Host host, Identity identity, Spool spool, Operation operation, List<QueueFile> only) {
        super(host, identity);
        this.spool = spool;
        this.operation = operation;
        this.only = List.copyOf(only);
    }

    @Override
    public void start() {
        enterLoop(() -> {
            if (only.isEmpty()) {
                operation.from.forEach(queue -> List.of(spool.list(queue)).forEach(this::handle));
            } else {
                for (QueueFile file : only) {
                    if (spool.exists(file) && operation.concerns(file.queue())) {
                        handle(file);
                        log(file.id() + ": " + operation.done);
                    }
                }
            }
            if (count > 0) {
                log(String.format(Locale.ROOT, "%s: %d message%s", operation.counted, count, count == 1 ? "" : "s"));
            }
        });
    }

    private void handle(QueueFile file) {
        if (!spool.exists(file)) {
            return;
        }
        count++;
        long fact = journal.add(file.mail().subject(), new Happening.OperatorActed("postsuper: " + operation.done));
        switch (operation) {
            case REQUEUE -> {
                if (!only.isEmpty()) {
                    spool.touch(file, machine.second());
                }
                spool.requeue(file);
                file.mail().waitFor(Wait.PICKUP, fact);
            }
            case HOLD -> {
                spool.move(file, QueueName.HOLD);
                file.mail().waitFor(Wait.HOLD, fact);
            }
            case RELEASE -> {
                spool.move(file, QueueName.DEFERRED);
                file.mail().waitFor(Wait.BACKOFF, fact);
            }
            case DELETE -> {
                boolean last = isLast(file);
                spool.remove(file);
                if (last) {
                    file.mail().left(subject(), "");
                }
            }
        }
    }

    /** Whether the message has no other file: neither a newer one, nor one that cleanup is about to make of this drop. */
    private static boolean isLast(QueueFile file) {
        Mail mail = file.mail();
        boolean read = mail.waitsFor() == Wait.RECEIVING || mail.waitsFor() == Wait.FLOW_CONTROL;
        return mail.file() == file && !(file.queue() == QueueName.MAILDROP && file.complete() && read);
    }

    @Override
    protected void beforeWait() {
        then(() -> exit(0));
    }
}
