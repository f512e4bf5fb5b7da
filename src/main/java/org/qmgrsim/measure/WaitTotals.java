package org.qmgrsim.measure;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.qmgrsim.journal.Wait;

/**
 * What messages waited for, and how long: the parts of each life by their reason. The parts of one life add up to it, so the
 * sums of all reasons add up to the time that all messages spent in the system.
 */
public final class WaitTotals implements Consumer<MessageLife> {
    private final Map<Wait, SummaryStatistics> seconds = new EnumMap<>(Wait.class);

    @Override
    public void accept(MessageLife life) {
        Map<Wait, Long> parts = new EnumMap<>(Wait.class);
        life.waits().forEach(part -> parts.merge(part.reason(), part.nanos(), Long::sum));
        parts.forEach((reason, nanos) ->
                seconds.computeIfAbsent(reason, any -> new SummaryStatistics()).addValue(nanos / 1e9));
    }

    /** Seconds that each message spent in a wait, those that never were in it left out, in the order of a life. */
    public Map<Wait, SummaryStatistics> seconds() {
        return new EnumMap<>(seconds);
    }
}
