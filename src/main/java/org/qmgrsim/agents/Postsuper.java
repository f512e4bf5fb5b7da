package org.qmgrsim.agents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 * postsuper(1): moves, marks or removes queue files and tells nobody, so that requeued mail waits for pickup's wakeup and
 * released mail for the next deferred scan.
 *
 * @see "Postfix src/postsuper/postsuper.c"
 */
public final class Postsuper extends Daemon {
    /** What is done to a file, in the order in which it is counted at the end. */
    public enum Deed {
        /** Into maildrop, to come in anew under another ID. */
        REQUEUE("requeued", "Requeued", QueueName.HOLD, QueueName.INCOMING, QueueName.ACTIVE, QueueName.DEFERRED),
        /** Gone. */
        DELETE(
                "removed",
                "Deleted",
                QueueName.MAILDROP,
                QueueName.HOLD,
                QueueName.INCOMING,
                QueueName.ACTIVE,
                QueueName.DEFERRED),
        /** Marked to be returned to the sender when it is read next. */
        EXPIRE("expired", "Force-expired", QueueName.HOLD, QueueName.INCOMING, QueueName.ACTIVE, QueueName.DEFERRED),
        /** Into hold. */
        HOLD("placed on hold", "Placed on hold", QueueName.INCOMING, QueueName.ACTIVE, QueueName.DEFERRED),
        /** From hold into deferred. */
        RELEASE("released from hold", "Released from hold", QueueName.HOLD);

        private final String done;
        private final String counted;
        private final List<QueueName> from;

        Deed(String done, String counted, QueueName... from) {
            this.done = done;
            this.counted = counted;
            this.from = List.of(from);
        }
    }

    /** An option of the command. */
    public enum Option {
        /** {@code -r}. */
        R(Deed.REQUEUE),
        /** {@code -h}. */
        H(Deed.HOLD),
        /** {@code -H}. */
        CAPITAL_H(Deed.RELEASE),
        /** {@code -d}. */
        D(Deed.DELETE),
        /** {@code -e}. */
        E(Deed.EXPIRE),
        /** {@code -f}. */
        F(Deed.EXPIRE, Deed.RELEASE);

        private final List<Deed> deeds;

        Option(Deed... deeds) {
            this.deeds = List.of(deeds);
        }
    }

    /**
     * One option with its argument.
     *
     * @param only the files that were named, null for {@code ALL}
     */
    public record Step(Option option, @Nullable List<QueueFile> only) {}

    private final Spool spool;
    private final List<Step> steps;
    private final List<QueueName> queues;
    private final Map<Deed, Integer> counts = new EnumMap<>(Deed.class);

    /**
     * A command.
     *
     * @param queues those that it is confined to
     */
    public Postsuper(Host host, Identity identity, Spool spool, List<Step> steps, List<QueueName> queues) {
        super(host, identity);
        this.spool = spool;
        this.steps = List.copyOf(steps);
        this.queues = List.copyOf(queues);
    }

    @Override
    public void start() {
        enterLoop(() -> {
            for (Step step : steps) {
                step.option().deeds.forEach(deed -> counts.putIfAbsent(deed, 0));
                List<QueueFile> only = step.only();
                if (only == null) {
                    step.option().deeds.forEach(this::sweep);
                } else {
                    only.forEach(file -> handle(step.option(), file));
                }
            }
            counts.forEach((deed, count) -> log(deed.counted + ": " + count + " message" + (count == 1 ? "" : "s")));
        });
    }

    private void handle(Option option, QueueFile file) {
        for (Deed deed : option.deeds) {
            boolean concerned = spool.exists(file) && file.complete() && concerns(deed, file.queue());
            if (concerned && perform(deed, file, true)) {
                count(deed);
                log(file.id() + ": " + deed.done);
            }
        }
    }

    private boolean concerns(Deed deed, QueueName queue) {
        return deed.from.contains(queue) && queues.contains(queue);
    }

    /** All files of the directories, whatever their state; but only complete ones are expired, or counted as deleted. */
    private void sweep(Deed deed) {
        List<QueueFile> all = new ArrayList<>();
        queues.stream().filter(deed.from::contains).forEach(queue -> all.addAll(List.of(spool.list(queue))));
        for (QueueFile file : all) {
            boolean complete = file.complete();
            boolean does = spool.exists(file) && (complete || deed != Deed.EXPIRE);
            if (does && perform(deed, file, false) && (complete || deed != Deed.DELETE)) {
                count(deed);
            }
        }
    }

    private void count(Deed deed) {
        counts.merge(deed, 1, Integer::sum);
    }

    private boolean perform(Deed deed, QueueFile file, boolean named) {
        if (deed == Deed.EXPIRE && (file.mode() & QueueFile.EXPIRE) != 0) {
            return false; // it is marked already
        }
        Mail mail = file.mail();
        long fact = journal.add(mail.subject(), new Happening.OperatorActed("postsuper: " + deed.done));
        switch (deed) {
            case REQUEUE -> {
                if (named) {
                    spool.touch(file, machine.second());
                }
                spool.requeue(file);
                mail.waitFor(Wait.PICKUP, fact);
            }
            case HOLD -> {
                spool.move(file, QueueName.HOLD);
                mail.waitFor(Wait.HOLD, fact);
            }
            case RELEASE -> {
                spool.move(file, QueueName.DEFERRED);
                mail.waitFor(Wait.BACKOFF, fact);
            }
            case EXPIRE -> spool.setMode(file, file.mode() | QueueFile.EXPIRE);
            case DELETE -> {
                boolean last = file.isLast();
                spool.removeDeferLog(file);
                file.bounceLog().clear();
                spool.remove(file);
                if (last) {
                    mail.left(subject(), "");
                }
            }
        }
        return true;
    }

    @Override
    protected void beforeWait() {
        then(() -> exit(0));
    }
}
