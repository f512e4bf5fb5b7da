package org.qmgrsim.report;

import java.util.List;
import java.util.stream.Collectors;
import org.qmgrsim.measure.WaitedFor;

/** A message's waits in one line: {@code receiving 0.8ms > trigger 0.1ms > agent 0.3ms}. */
final class Chain {
    private static final long SECOND = 1_000_000_000L;

    private Chain() {}

    static String text(List<WaitedFor> waits) {
        return waits.stream()
                .map(wait -> wait.reason() + " " + time(wait.nanos()))
                .collect(Collectors.joining(" > "));
    }

    private static String time(long nanos) {
        return nanos < SECOND ? Decimal.text(nanos, 6, 3) + "ms" : Decimal.text(nanos, 9, 3) + "s";
    }
}
