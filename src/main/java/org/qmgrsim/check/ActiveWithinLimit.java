package org.qmgrsim.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;

/**
 * A qmgr has no more messages in its active queue than qmgr_message_active_limit. What others put into the directory, or a
 * former qmgr has left there, does not count until it is taken.
 */
final class ActiveWithinLimit implements Invariant {
    private static final class Core {
        private final Set<Integer> messages = new HashSet<>();
        private long limit = Long.MAX_VALUE;
    }

    private final Map<Integer, Core> byQmgr = new HashMap<>();

    @Override
    public String claim() {
        return "the active queue stays within its limit";
    }

    @Override
    public void check(Fact fact, Complaints complaints) {
        Happening what = fact.what();
        int subject = fact.subject();
        if (what instanceof Happening.SettingRead setting && setting.name().equals("qmgr_message_active_limit")) {
            core(subject).limit = setting.value();
        } else if (what instanceof Happening.MessageActive active) {
            Core core = core(active.qmgr());
            core.messages.add(subject);
            if (core.messages.size() > core.limit) {
                complaints.add(active.qmgr(), core.messages.size() + " active messages, limit " + core.limit);
            }
        } else if (what instanceof Happening.FileMoved moved && moved.from() == QueueName.ACTIVE
                || what instanceof Happening.FileRemoved removed && removed.queue() == QueueName.ACTIVE) {
            byQmgr.values().forEach(core -> core.messages.remove(subject));
        } else if (what instanceof Happening.ProcessEnded) {
            byQmgr.remove(subject);
        }
    }

    private Core core(int qmgr) {
        return byQmgr.computeIfAbsent(qmgr, any -> new Core());
    }
}
