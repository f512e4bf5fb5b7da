package org.qmgrsim.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Luck;

/** Mail that is written down, message by message, in order of time. */
public record ListedSource(List<Arrival> arrivals) implements Source {
    /** Takes a copy of the list. */
    public ListedSource {
        arrivals = List.copyOf(arrivals);
    }

    @Override
    public @Nullable Arrival arrival(long ordinal, long sourceKey, Luck luck, @Nullable Arrival former) {
        return ordinal < arrivals.size() ? arrivals.get((int) ordinal) : null;
    }
}
