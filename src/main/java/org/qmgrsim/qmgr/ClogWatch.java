package org.qmgrsim.qmgr;

import org.qmgrsim.qmgr.ClogWarning.Advice;

/**
 * Warns when one destination takes up more than a fifth of the active queue.
 *
 * @see "Postfix src/qmgr/qmgr_entry.c: qmgr_entry_create"
 */
final class ClogWatch {
    private final Core core;

    ClogWatch(Core core) {
        this.core = core;
    }

    /** Looks at a destination that has just got one more entry. */
    void look(DestinationQueue queue) {
        GeneralSettings general = core.general;
        int length = queue.todoCount + queue.busyCount;
        if (length <= general.messageActiveLimit() / 5
                || !general.helpfulWarnings()
                || general.clogWarnSeconds() <= 0) {
            return;
        }
        long now = core.clock.loopSeconds();
        if (now >= queue.clogWarnAtSeconds) {
            double share = length / (double) core.messages;
            core.narration.clogged(new ClogWarning(
                    queue, length, core.messages, general.messageActiveLimit(), share < 0.9, advice(queue, share)));
            queue.clogWarnAtSeconds = now + general.clogWarnSeconds();
        }
    }

    private Advice advice(DestinationQueue queue, double share) {
        int limit = queue.transport.windowRules().limit();
        if (limit > 0 && limit <= queue.busyCount + 1) {
            return Advice.RAISE_CONCURRENCY_LIMIT;
        }
        if (queue.window().size() > core.general.messageActiveLimit() * share) {
            return Advice.RAISE_ACTIVE_LIMIT;
        }
        return queue.transport.queues().hasSeveral() ? Advice.SEPARATE_TRANSPORT : Advice.SKIP_UNAVAILABLE_HOSTS;
    }
}
