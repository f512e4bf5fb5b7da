package org.qmgrsim.scenario.load;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/**
 * Messages whose rate changes with time: at random, or each time the rate has added up to one more.
 *
 * @param random whether at random
 */
public record CurveSource(RateCurve curve, boolean random, Window window, Envelope envelope)
        implements TimedSource.Generated {
    private static final Law GAP = Law.exponential(1);

    @Override
    public @Nullable Arrival arrival(long ordinal, long sourceKey, Luck luck, @Nullable Arrival former) {
        long from = former == null ? window.beginNanos() : former.atNanos();
        double sum = random
                ? curve.sum(from) + GAP.quantile(luck.uniform(Purpose.ARRIVAL, sourceKey, ordinal))
                : curve.sum(window.beginNanos()) + ordinal;
        long at = Math.max(from, curve.when(sum));
        return at != RateCurve.NEVER && window.takes(ordinal, at) ? envelope.at(at, ordinal, sourceKey, luck) : null;
    }
}
