package org.qmgrsim.agents;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.QueueId;
import org.qmgrsim.spool.Spool;

/**
 * postsuper(1) without options, as postfix-script runs it at a start and a reload: files whose name does not end in their
 * inode, because they were copied or restored, get one that does, and files that were left incomplete a week ago are
 * removed.
 *
 * @see "Postfix src/postsuper/postsuper.c: super, fix_queue_id"
 */
public final class QueueRepair extends Daemon {
    private static final long OLD_SECONDS = 7 * 24 * 60 * 60;

    private final Spool spool;
    private final Found found;

    private QueueRepair(Host host, Identity identity, Spool spool, Found found) {
        super(host, identity);
        this.spool = spool;
        this.found = found;
    }

    /** What is not as it should be: incomplete for a week, with another inode than the name says, or with no inode in it. */
    private record Found(List<QueueFile> old, List<Spool.Renaming> misnamed, List<QueueFile> bogus) {
        Found() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        boolean anything() {
            return !(old.isEmpty() && misnamed.isEmpty() && bogus.isEmpty());
        }
    }

    /** Makes the process of a command. */
    @FunctionalInterface
    public interface Fork {
        /** Its identity. */
        Identity identity(String program);
    }

    /**
     * Looks through some queues; leaves no trace if there is nothing to do.
     *
     * @param longIds {@code enable_long_queue_ids}
     */
    public static void run(Host host, Fork fork, Spool spool, List<QueueName> queues, boolean longIds) {
        long limit = host.machine().second() - OLD_SECONDS;
        Found found = new Found();
        for (QueueName queue : queues) {
            for (QueueFile file : spool.list(queue)) {
                if (!file.complete() && file.mtimeSecond() < limit) {
                    found.old().add(file);
                } else if (QueueId.inode(file.id()) < 0) {
                    found.bogus().add(file);
                } else if (isMisnamed(file, longIds)) {
                    found.misnamed().add(new Spool.Renaming(file, QueueId.repaired(file.id(), file.inode(), longIds)));
                }
            }
        }
        if (found.anything()) {
            new QueueRepair(host, fork.identity("postsuper"), spool, found).start();
        }
    }

    /** A long name is left alone whatever its inode: it never comes again. */
    private static boolean isMisnamed(QueueFile file, boolean longIds) {
        return QueueId.isLong(file.id()) ? !longIds : QueueId.inode(file.id()) != file.inode();
    }

    @Override
    public void start() {
        enterLoop(() -> {
            for (QueueFile file : found.old()) {
                spool.remove(file);
                file.mail().left(subject(), "");
            }
            found.bogus().forEach(file -> log("warning: bogus file name: " + file.queue() + "/" + file.id()));
            spool.rename(found.misnamed());
            int count = found.misnamed().size();
            if (count > 0) {
                log("Renamed to match inode number: " + count + " message" + (count == 1 ? "" : "s"));
                log("warning: QUEUE FILE NAMES WERE CHANGED TO MATCH INODE NUMBERS");
            }
        });
    }

    @Override
    protected void beforeWait() {
        then(() -> exit(0));
    }
}
