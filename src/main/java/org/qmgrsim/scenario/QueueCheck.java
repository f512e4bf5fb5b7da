package org.qmgrsim.scenario;

import java.util.List;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/**
 * The check of the queue that {@code postfix start} and {@code postfix reload} make by postsuper(1): files whose names do not
 * end in their inodes, since somebody has copied them in, are renamed.
 *
 * @see "Postfix conf/postfix-script; src/postsuper/postsuper.c"
 */
final class QueueCheck {
    private static final List<QueueName> ALL =
            List.of(QueueName.MAILDROP, QueueName.INCOMING, QueueName.ACTIVE, QueueName.DEFERRED, QueueName.HOLD);

    private final World world;
    private final Commands commands;

    QueueCheck(World world, Commands commands) {
        this.world = world;
        this.commands = commands;
    }

    /** Looks at all queues. */
    void all() {
        check(ALL);
    }

    /** Looks at the active queue only. */
    void active() {
        check(List.of(QueueName.ACTIVE));
    }

    private void check(List<QueueName> queues) {
        Spool spool = world.spool();
        int renamed = 0;
        for (QueueName queue : queues) {
            for (QueueFile file : spool.list(queue)) {
                renamed += spool.matchNameToInode(file) ? 1 : 0;
            }
        }
        if (renamed > 0) {
            Identity postsuper = commands.run("postsuper");
            say(postsuper, "Renamed to match inode number: " + renamed + " message" + (renamed > 1 ? "s" : ""));
            say(postsuper, "warning: QUEUE FILE NAMES WERE CHANGED TO MATCH INODE NUMBERS");
            world.journal().add(postsuper.subject(), new Happening.ProcessEnded(0, 0));
        }
    }

    private void say(Identity postsuper, String line) {
        world.journal().add(postsuper.subject(), new Happening.Logged(line));
    }
}
