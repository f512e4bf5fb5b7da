package org.qmgrsim.scenario.load;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Luck;

/** A source that says one by one when the next message comes, whatever becomes of those before (an open loop). */
public sealed interface TimedSource extends Source permits TimedSource.Generated, ListedSource {
    /**
     * The message with this ordinal, or none if the source has dried up. Times never fall.
     *
     * @param ordinal counts from 0 and is never asked for twice
     * @param sourceKey the key of this source's luck
     */
    @Nullable
    Arrival arrival(long ordinal, long sourceKey, Luck luck, @Nullable Arrival former);

    /** The messages that a source makes, all alike but for their luck. */
    sealed interface Generated extends TimedSource
            permits PoissonSource, EvenSource, CurveSource, BurstSource, BurstsSource, TimetableSource {
        /** What they have in common. */
        Envelope envelope();

        @Override
        default Stream<String> addresses() {
            return envelope().addresses();
        }

        @Override
        default long retryNanos() {
            return envelope().retryNanos();
        }
    }
}
