package org.qmgrsim.scenario.load;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Luck;

/**
 * Many messages at once, or spread evenly over a while.
 *
 * @param atNanos virtual time of the first
 * @param overNanos from the first to where the next one after the last would be
 */
public record BurstSource(int size, long atNanos, long overNanos, Window window, Envelope envelope)
        implements TimedSource.Generated {
    @Override
    public @Nullable Arrival arrival(long ordinal, long sourceKey, Luck luck, @Nullable Arrival former) {
        long place = early() + ordinal;
        long at = at(place);
        return place < size && window.takes(ordinal, at) ? envelope.at(at, ordinal, sourceKey, luck) : null;
    }

    private long at(long place) {
        return atNanos + Math.round((double) overNanos * place / size);
    }

    /** How many of them the window leaves out at its beginning. */
    private long early() {
        if (atNanos >= window.beginNanos()) {
            return 0;
        } else if (overNanos == 0) {
            return size;
        }
        long place = (long) ((double) (window.beginNanos() - atNanos) / overNanos * size);
        while (place < size && at(place) < window.beginNanos()) {
            place++;
        }
        return place;
    }
}
