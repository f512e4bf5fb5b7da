package org.qmgrsim.agents.remote;

import java.util.List;
import org.qmgrsim.kernel.Law;

/** When a host is down. */
public sealed interface Schedule {
    /**
     * From one instant to another.
     *
     * @param untilNanos after {@code fromNanos}; {@code Long.MAX_VALUE}: for ever
     */
    record Period(long fromNanos, long untilNanos) {}

    /**
     * In these periods.
     *
     * @param periods in order of time; each ends before the next one begins
     */
    record Listed(List<Period> periods) implements Schedule {
        /** Takes a copy of the list. */
        public Listed {
            periods = List.copyOf(periods);
        }
    }

    /**
     * Up for a while, down for a while, and so on, up first.
     *
     * @param fromNanos when it begins
     * @param upSeconds how long the host is up each time
     * @param downSeconds how long it is down each time
     * @param number tells it from other schedules of the host, so that each has its own luck
     */
    record UpAndDown(long fromNanos, Law upSeconds, Law downSeconds, int number) implements Schedule {}
}
