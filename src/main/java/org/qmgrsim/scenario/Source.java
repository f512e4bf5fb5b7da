package org.qmgrsim.scenario;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Luck;

/** A source of mail: it says one by one when the next message comes. */
public interface Source {
    /**
     * The message with this ordinal, or none if the source has dried up. Times never fall.
     *
     * @param ordinal counts from 0 and is never asked for twice
     * @param sourceKey the key of this source's luck
     */
    @Nullable
    Arrival arrival(long ordinal, long sourceKey, Luck luck, @Nullable Arrival former);
}
