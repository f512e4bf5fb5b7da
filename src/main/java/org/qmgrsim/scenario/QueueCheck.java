package org.qmgrsim.scenario;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.qmgrsim.agents.QueueRepair;
import org.qmgrsim.config.Settings;
import org.qmgrsim.journal.QueueName;

/**
 * The check of the queue that {@code postfix start} and {@code postfix reload} make by postsuper(1).
 *
 * @see "Postfix conf/postfix-script"
 */
final class QueueCheck {
    private static final List<QueueName> ALL =
            List.of(QueueName.MAILDROP, QueueName.INCOMING, QueueName.ACTIVE, QueueName.DEFERRED, QueueName.HOLD);

    private final World world;
    private final Commands commands;
    private final Supplier<Settings> settings;

    /**
     * @param settings what main.cf says at the time of a check
     */
    QueueCheck(World world, Commands commands, Supplier<Settings> settings) {
        this.world = world;
        this.commands = commands;
        this.settings = settings;
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
        Settings now = settings.get();
        QueueRepair.run(world.host(), commands::run, world.spool(), queues, now.flag("enable_long_queue_ids"));
        if (queues.equals(ALL)) {
            Set<QueueName> hashed = EnumSet.noneOf(QueueName.class);
            now.list("hash_queue_names").stream()
                    .map(HandledFiles::queue)
                    .filter(Objects::nonNull)
                    .forEach(hashed::add);
            world.spool().hash(hashed, now.number("hash_queue_depth"));
        }
    }
}
