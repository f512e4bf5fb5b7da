package org.qmgrsim.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What a change did, message by message: the same mail in two runs.
 *
 * @param messages that were queued in both
 * @param sooner messages that waited less in the second run
 * @param later messages that waited longer
 * @param onlyInFirst messages that the second run does not have
 * @param rows those that differ, the greatest difference first; the first ones if there are very many
 */
public record RunDifference(int messages, int sooner, int later, int onlyInFirst, List<Row> rows) {
    /** How many rows are kept. */
    public static final int MOST_ROWS = 200;

    private static final long NOTICEABLE = 10_000_000;

    /**
     * A message.
     *
     * @param first its subject in the first run
     * @param second its subject in the second run
     * @param firstNanos its wait from queued to active there; {@link Long#MAX_VALUE}: it never ended
     * @param secondNanos the same here
     */
    public record Row(int first, int second, long arrivedNanos, long firstNanos, long secondNanos) {
        /** The second wait less the first; what never ended counts as longest. */
        public long difference() {
            if (firstNanos == secondNanos) {
                return 0;
            }
            return firstNanos == Long.MAX_VALUE
                    ? Long.MIN_VALUE + 1
                    : secondNanos == Long.MAX_VALUE ? Long.MAX_VALUE : secondNanos - firstNanos;
        }
    }

    /** Takes a copy of the list. */
    public RunDifference {
        rows = List.copyOf(rows);
    }

    /**
     * Compares. Differences below 10 ms are noise of the machine, not an effect, and count as none.
     *
     * @param same gives for a message of the first run the same message of the second; 0: it has none
     */
    public static RunDifference of(ActivationTable first, ActivationTable second, IntUnaryOperator same) {
        List<Row> rows = new ArrayList<>();
        int messages = 0;
        int sooner = 0;
        int later = 0;
        int missing = 0;
        for (int i = 0; i < first.size(); i++) {
            int other = same.applyAsInt(first.subject(i));
            int place = other == 0 ? -1 : second.find(other);
            if (place < 0) {
                missing++;
                continue;
            }
            long a = first.waitNanos(i);
            long b = second.waitNanos(place);
            if (a == ActivationTable.NOT_QUEUED || b == ActivationTable.NOT_QUEUED) {
                continue;
            }
            messages++;
            Row row = new Row(first.subject(i), other, first.arrivedNanos(i), a, b);
            long difference = row.difference();
            if (Math.abs(difference) >= NOTICEABLE) {
                sooner += difference < 0 ? 1 : 0;
                later += difference > 0 ? 1 : 0;
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparingLong((Row row) -> -Math.abs(row.difference()))
                .thenComparingInt(Row::first));
        return new RunDifference(messages, sooner, later, missing, rows.subList(0, Math.min(MOST_ROWS, rows.size())));
    }
}
