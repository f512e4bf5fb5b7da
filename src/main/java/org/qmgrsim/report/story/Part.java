package org.qmgrsim.report.story;

import java.util.List;
import org.qmgrsim.journal.Wait;

/**
 * One stretch of a message's life, in which it waited for one thing.
 *
 * @param fromNanos when it began, in nanoseconds since the epoch of the run
 * @param untilNanos when it ended; of the last part of an unfinished life, the end of the run
 * @param ended whether something ended it before the run did
 * @param sentences why it lasted and what ended it
 * @param governedBy parameters that decide about its length, as main.cf or {@code postconf -F} names them; often none
 */
public record Part(
        Wait reason,
        long fromNanos,
        long untilNanos,
        boolean ended,
        List<Sentence> sentences,
        List<String> governedBy) {
    /** Takes copies of the lists. */
    public Part {
        sentences = List.copyOf(sentences);
        governedBy = List.copyOf(governedBy);
    }

    /** How long it lasted, in nanoseconds. */
    public long nanos() {
        return untilNanos - fromNanos;
    }
}
