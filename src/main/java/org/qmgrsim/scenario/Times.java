package org.qmgrsim.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.language.Item;

/** Times of a scenario, which count from the start of Postfix, as virtual time. */
final class Times {
    private final long endNanos;
    private final List<Problem> problems;

    Times(long endNanos, List<Problem> problems) {
        this.endNanos = endNanos;
        this.problems = problems;
    }

    /** Virtual time of the end of the run. */
    long endNanos() {
        return endNanos;
    }

    static long virtual(long sinceStartNanos) {
        return ScenarioFile.START_NANOS + sinceStartNanos;
    }

    /** The virtual time under a key; warns if the run is over by then. */
    long at(Item item, String key) {
        return warnIfLate(item.find(key), virtual(item.get(key, Long.class)));
    }

    /** The same for a time that stands in an item itself. */
    long warnIfLate(@Nullable Item place, long atNanos) {
        if (place != null && atNanos > endNanos) {
            problems.add(Problem.warning(
                    place.at(),
                    "this is after the end of the run",
                    "it never happens; make duration longer, or the time earlier"));
        }
        return atNanos;
    }
}
