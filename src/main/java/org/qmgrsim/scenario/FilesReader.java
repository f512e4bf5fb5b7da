package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.language.Span;
import org.qmgrsim.scenario.load.Envelope;

/** Queue files that are put into place, and what is done to them by hand, as a scenario says it. */
final class FilesReader {
    private static final long KEY = -3;

    private final EnvelopeReader envelopes;
    private final List<Problem> problems;
    private final Map<String, Position> ids = new HashMap<>();
    private long entries;

    FilesReader(List<Problem> problems) {
        this.envelopes = new EnvelopeReader(problems);
        this.problems = problems;
    }

    /** The entries of {@code files} or {@code put}; those of {@code files} are there at {@code atNanos}. */
    List<Action> put(@Nullable Item files, long atNanos) {
        List<Action> actions = new ArrayList<>();
        if (files != null) {
            for (Item entry : files.elements()) {
                Action put = entry(entry, atNanos);
                if (put != null) {
                    actions.add(put);
                }
            }
        }
        return actions;
    }

    private @Nullable Action entry(Item entry, long atNanos) {
        Envelope envelope = envelopes.read(entry, Origin.BY_HAND, text(entry, "label"));
        int count = entry.get("count", Long.class).intValue();
        String id = id(entry, count);
        Span mtime = entry.get("mtime", Span.class);
        Span age = entry.find("age", Span.class);
        int mode = entry.get("mode", Integer.class);
        boolean copied = entry.get("copied", Boolean.class);
        long key = Luck.key(KEY, ++entries);
        return envelope == null
                ? null
                : new FileAction.Put(
                        atNanos,
                        key,
                        text(entry, "label"),
                        queue(entry),
                        count,
                        envelope,
                        id,
                        mtime,
                        age,
                        mode,
                        copied);
    }

    private static String text(Item entry, String key) {
        String text = entry.find(key, String.class);
        return text == null ? "" : text;
    }

    private static QueueName queue(Item entry) {
        String name = entry.find("queue", String.class);
        QueueName queue = name == null ? null : HandledFiles.queue(name);
        return queue == null ? QueueName.INCOMING : queue; // a missing or bad queue has been reported
    }

    private String id(Item entry, int count) {
        Item id = entry.find("id");
        if (id == null) {
            return "";
        }
        String name = id.as(String.class);
        if (count > 1) {
            problems.add(
                    Problem.error(id.at(), count + " files cannot all be named " + name, "leave id out, or count"));
        }
        Position earlier = ids.putIfAbsent(name, id.at());
        if (earlier != null) {
            problems.add(Problem.error(
                    id.at(), "a second file with the ID " + name, "the first one stands at line " + earlier.line()));
        }
        return name;
    }

    /** What a fault does to files by hand; null if it does nothing of the kind. */
    @Nullable
    Action handle(Item fault, long atNanos) {
        Item chmod = fault.find("chmod");
        Item touch = fault.find("touch");
        Item move = fault.find("move");
        Integer mode = chmod == null ? null : chmod.find("mode", Integer.class);
        if (chmod != null && mode != null) {
            return new FileAction.Chmod(atNanos, text(chmod, "files"), mode);
        } else if (touch != null) {
            return new FileAction.Touch(atNanos, text(touch, "files"), touch.get("mtime", Span.class));
        } else if (move != null) {
            return new FileAction.Move(atNanos, text(move, "files"), queue(move));
        }
        return fault.has("remove") ? new FileAction.Remove(atNanos, text(fault, "remove")) : null;
    }
}
