package org.qmgrsim.scenario.load;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Luck;

/**
 * Messages at given times.
 *
 * @param timesNanos virtual times, in order, none before the window
 */
public record TimetableSource(List<Long> timesNanos, Window window, Envelope envelope)
        implements TimedSource.Generated {
    /** Takes a copy of the list. */
    public TimetableSource {
        timesNanos = List.copyOf(timesNanos);
    }

    @Override
    public @Nullable Arrival arrival(long ordinal, long sourceKey, Luck luck, @Nullable Arrival former) {
        if (ordinal >= timesNanos.size()) {
            return null;
        }
        long at = timesNanos.get((int) ordinal);
        return window.takes(ordinal, at) ? envelope.at(at, ordinal, sourceKey, luck) : null;
    }
}
