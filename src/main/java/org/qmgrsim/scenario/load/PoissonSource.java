package org.qmgrsim.scenario.load;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;
import org.qmgrsim.kernel.WallClock;

/**
 * Messages at random: the gaps are exponential, one draw each.
 *
 * @param gapSeconds law of the gaps
 */
public record PoissonSource(Law gapSeconds, Window window, Envelope envelope) implements TimedSource.Generated {
    private static final long FOREVER = Long.MAX_VALUE / 4;

    /** Messages at a rate. */
    public static PoissonSource of(double perSecond, Window window, Envelope envelope) {
        return new PoissonSource(Law.exponential(1 / perSecond), window, envelope);
    }

    @Override
    public @Nullable Arrival arrival(long ordinal, long sourceKey, Luck luck, @Nullable Arrival former) {
        double gap = gapSeconds.quantile(luck.uniform(Purpose.ARRIVAL, sourceKey, ordinal));
        long from = former == null ? window.beginNanos() : former.atNanos();
        long at = from + Math.min(FOREVER, Math.round(gap * WallClock.SECOND));
        return window.takes(ordinal, at) ? envelope.at(at, ordinal, sourceKey, luck) : null;
    }
}
