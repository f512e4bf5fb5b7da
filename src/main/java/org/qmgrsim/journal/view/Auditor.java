package org.qmgrsim.journal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;

/** Goes over all messages that are in the system and over all files. */
final class Auditor {
    private static final int MOST_FINDINGS = 100;

    private final State state;
    private final List<Finding> findings;
    private final Map<String, Integer> byQueueId = new HashMap<>();
    private long queued;
    private long arriving;

    Auditor(State state) {
        this.state = state;
        this.findings = new ArrayList<>(state.contradictions);
    }

    Audit audit() {
        for (QueueName queue : QueueName.values()) {
            state.directories[queue.ordinal()].forEach(file -> file(file, queue));
        }
        state.messages.forEach(this::message);
        if (state.began != state.gone + queued + arriving) {
            find(
                    0,
                    state.began + " messages began, but " + state.gone + " are gone, " + queued + " queued and "
                            + arriving + " arriving");
        }
        return new Audit(state.number, state.began, state.gone, queued, arriving, findings);
    }

    private void find(int subject, String what) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(0, subject, what));
        }
    }

    private void file(int file, QueueName queue) {
        int message = state.names.message(file);
        String queueId = state.names.queueId(file);
        if (Packed.queue(state.files.get(file, State.FILE)) != queue) {
            find(message, "its file " + queueId + " stands in two directories");
        }
        Integer other = byQueueId.put(queueId, file);
        if (other != null) {
            find(message, "its file has the name " + queueId + ", as has one of " + state.names.message(other));
        }
        boolean complete = isComplete(state.files.get(file, State.FILE));
        if (complete && queue != QueueName.MAILDROP && !state.messages.contains(message)) {
            find(message, "has left, but its file " + queueId + " stands in " + queue);
        }
    }

    private static boolean isComplete(long file) {
        return (Packed.mode(file) & 0700) == 0700;
    }

    /**
     * A message is where its complete file is. While pickup hands it over there is one more in maildrop, and what a kill in
     * mid-copy leaves is incomplete.
     */
    private void message(int message) {
        long what = state.subjects.get(message, State.WHAT);
        int drops = 0;
        int others = 0;
        int incomplete = 0;
        for (int file = Packed.lastFile(what); file >= 0; file = state.names.earlier(file)) {
            long now = state.files.get(file, State.FILE);
            QueueName queue = Packed.queue(now);
            if (queue != null && !isComplete(now)) {
                incomplete++;
            } else if (queue != null) {
                drops += queue == QueueName.MAILDROP ? 1 : 0;
                others += queue == QueueName.MAILDROP ? 0 : 1;
            }
        }
        if (drops > 1 || others > 1) {
            find(message, "stands in " + (drops + others) + " complete files");
        }
        if (drops + others > 0) {
            queued++;
        } else {
            arriving++;
            if (incomplete == 0 && !isReceiving(Packed.waitsFor(what))) {
                find(message, "is nowhere: it waits for " + Packed.waitsFor(what) + " without a file");
            }
        }
    }

    private static boolean isReceiving(@Nullable Wait wait) {
        return wait == null || wait == Wait.RECEIVING || wait == Wait.FLOW_CONTROL;
    }
}
