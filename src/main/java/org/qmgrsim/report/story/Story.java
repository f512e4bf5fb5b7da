package org.qmgrsim.report.story;

import java.util.Comparator;
import java.util.List;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.saved.SavedJournal;

/**
 * The life of one message. Its parts follow each other without a gap, so they add up to its life to the nanosecond, and
 * none of them is named "other".
 *
 * @param message its subject in the journal
 * @param place how many messages before it in the journal arrived at the same instant
 * @param queueIds the names of its queue files, one after another; none if it never had one
 * @param beganNanos when it reached the system, in nanoseconds since the epoch of the run
 * @param endNanos when it left the queue, or the end of the run
 * @param left whether it has left the queue
 * @param opening who sent what to whom
 * @param ending what became of it
 */
public record Story(
        int message,
        int place,
        List<String> queueIds,
        long beganNanos,
        long endNanos,
        boolean left,
        Sentence opening,
        Sentence ending,
        List<Part> parts) {
    /**
     * Takes copies of the lists.
     *
     * @throws IllegalArgumentException if the parts do not add up to the life
     */
    public Story {
        queueIds = List.copyOf(queueIds);
        parts = List.copyOf(parts);
        long at = beganNanos;
        for (Part part : parts) {
            if (part.fromNanos() != at) {
                throw new IllegalArgumentException("a gap in the life of message " + message);
            }
            at = part.untilNanos();
        }
        if (at != endNanos) {
            throw new IllegalArgumentException("the life of message " + message + " has no end");
        }
    }

    /** The life of a message of a saved run; {@code message} is its subject. */
    public static Story of(SavedJournal journal, RunProperties run, int message) {
        return new Storyteller(journal, run, message).tell();
    }

    /** How long it was in the system, in nanoseconds. */
    public long nanos() {
        return endNanos - beganNanos;
    }

    /** The part that lasted longest; the earliest of several. */
    public Part longest() {
        return parts.stream()
                .max(Comparator.comparingLong(Part::nanos).thenComparing(part -> -part.fromNanos()))
                .orElseThrow();
    }
}
