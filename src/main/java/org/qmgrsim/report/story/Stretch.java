package org.qmgrsim.report.story;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Wait;

/**
 * A wait between two facts.
 *
 * @param blocker number of the fact that explains it; 0: none does
 * @param end the fact that ended it; null: the run ended first
 */
record Stretch(
        Wait reason, long blocker, Fact begin, @Nullable Fact end) {
    long fromNanos() {
        return begin.atNanos();
    }

    long untilNanos(long otherwise) {
        return end == null ? otherwise : end.atNanos();
    }

    /** The number of the last fact that belongs to it. */
    long last() {
        return end == null ? Long.MAX_VALUE : end.number();
    }
}
