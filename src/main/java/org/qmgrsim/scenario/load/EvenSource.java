package org.qmgrsim.scenario.load;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Luck;

/** Messages at even distances; the first at the beginning of the window. */
public record EvenSource(double gapNanos, Window window, Envelope envelope) implements TimedSource.Generated {
    private static final long FOREVER = Long.MAX_VALUE / 4;

    @Override
    public @Nullable Arrival arrival(long ordinal, long sourceKey, Luck luck, @Nullable Arrival former) {
        long at = window.beginNanos() + Math.min(FOREVER, Math.round(ordinal * gapNanos));
        return window.takes(ordinal, at) ? envelope.at(at, ordinal, sourceKey, luck) : null;
    }
}
