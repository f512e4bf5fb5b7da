package org.qmgrsim.report.story;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.saved.SavedJournal;

/** Finds a message of a run by what a person calls it: a queue ID, its number in order of arrival, or {@code longest}. */
public final class MessageFinder {
    private static final int SUGGESTIONS = 3;

    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final List<Integer> messages = new ArrayList<>();
    private final Map<Integer, Long> began = new HashMap<>();
    private int longest;
    private long longestNanos = -1;
    private long endNanos;

    /** Reads the names of all messages of a run. */
    public MessageFinder(SavedJournal journal) {
        BitSet kinds = new BitSet();
        kinds.set(Happening.MessageBegan.CODE);
        kinds.set(Happening.FileCreated.CODE);
        kinds.set(Happening.MessageRemoved.CODE);
        kinds.set(Happening.RunEnded.CODE);
        journal.replay(1, journal.facts(), kinds, this::read);
        began.forEach((message, nanos) -> lived(message, endNanos - nanos));
    }

    private void read(Fact fact) {
        endNanos = fact.atNanos();
        if (fact.what() instanceof Happening.MessageBegan) {
            messages.add(fact.subject());
            began.put(fact.subject(), fact.atNanos());
        } else if (fact.what() instanceof Happening.FileCreated created) {
            ids.put(created.queueId().toUpperCase(Locale.ROOT), fact.subject());
        } else if (fact.what() instanceof Happening.MessageRemoved) {
            Long since = began.remove(fact.subject());
            lived(fact.subject(), since == null ? 0 : fact.atNanos() - since);
        }
    }

    private void lived(int message, long nanos) {
        if (nanos > longestNanos || (nanos == longestNanos && message < longest)) {
            longestNanos = nanos;
            longest = message;
        }
    }

    /** The subject of the message; null if there is none of that name. An ID that was used twice means its last message. */
    public @Nullable Integer find(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        if (wanted.equals("LONGEST")) {
            return messages.isEmpty() ? null : (Integer) longest;
        }
        Integer byId = ids.get(wanted);
        if (byId != null || !wanted.matches("#?[0-9]{1,9}")) {
            return byId;
        }
        int number = Integer.parseInt(wanted.replace("#", ""));
        return number >= 1 && number <= messages.size() ? messages.get(number - 1) : null;
    }

    /** What to tell somebody who named a message that is not there. */
    public String none(String name) {
        if (messages.isEmpty()) {
            return "no message came in this run";
        }
        List<String> some = ids.keySet().stream().limit(SUGGESTIONS).toList();
        return "there is no message \"" + name + "\" in this run: give a queue ID such as " + String.join(", ", some)
                + ", a number from 1 to " + messages.size() + ", or longest";
    }
}
