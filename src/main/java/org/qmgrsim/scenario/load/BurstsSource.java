package org.qmgrsim.scenario.load;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Luck;

/**
 * One burst after another. A burst that is due while the former is under way follows at its end.
 *
 * @param beats when the bursts begin, if nothing is in their way
 * @param size messages of a burst
 * @param overNanos from the first to where the next one after the last would be
 * @param window of the messages; the beats have their own
 */
public record BurstsSource(TimedSource beats, int size, long overNanos, Window window, Envelope envelope)
        implements TimedSource.Generated {
    @Override
    public @Nullable Arrival arrival(long ordinal, long sourceKey, Luck luck, @Nullable Arrival former) {
        int place = (int) (ordinal % size);
        Long at = former != null && place > 0
                ? Long.valueOf(former.atNanos() - offset(place - 1) + offset(place))
                : first(ordinal / size, sourceKey, luck, former);
        return at != null && window.takes(ordinal, at) ? envelope.at(at, ordinal, sourceKey, luck) : null;
    }

    private @Nullable Long first(long burst, long sourceKey, Luck luck, @Nullable Arrival former) {
        Arrival formerBeat = former == null ? null : former.at(former.atNanos() - offset(size - 1));
        Arrival beat = beats.arrival(burst, sourceKey, luck, formerBeat);
        if (beat == null) {
            return null;
        }
        return formerBeat == null ? beat.atNanos() : Math.max(beat.atNanos(), formerBeat.atNanos() + overNanos);
    }

    private long offset(int place) {
        return Math.round((double) overNanos * place / size);
    }
}
