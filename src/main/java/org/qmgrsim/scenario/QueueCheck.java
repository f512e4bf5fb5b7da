package org.qmgrsim.scenario;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.qmgrsim.agents.QueueRepair;
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
    private final BooleanSupplier longIds;

    QueueCheck(World world, Commands commands, BooleanSupplier longIds) {
        this.world = world;
        this.commands = commands;
        this.longIds = longIds;
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
        QueueRepair.run(world.host(), commands::run, world.spool(), queues, longIds.getAsBoolean());
    }
}
