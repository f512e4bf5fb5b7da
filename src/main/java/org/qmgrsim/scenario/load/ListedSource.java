package org.qmgrsim.scenario.load;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Luck;

/** Mail that is written down, message by message, in order of time. */
public record ListedSource(List<Arrival> arrivals) implements TimedSource {
    /** Takes a copy of the list. */
    public ListedSource {
        arrivals = List.copyOf(arrivals);
    }

    @Override
    public @Nullable Arrival arrival(long ordinal, long sourceKey, Luck luck, @Nullable Arrival former) {
        return ordinal < arrivals.size() ? arrivals.get((int) ordinal) : null;
    }

    @Override
    public Stream<String> addresses() {
        return arrivals.stream()
                .flatMap(arrival -> Stream.concat(arrival.recipients().stream(), Stream.of(arrival.sender())));
    }

    @Override
    public long retryNanos() {
        return 0;
    }
}
