package org.qmgrsim.bench;

import java.util.stream.IntStream;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/** Exponential waits with a mean of one second, in nanoseconds, drawn beforehand so that no list pays for the drawing. */
final class Increments {
    private static final int COUNT = 1 << 16;

    private final long[] nanos;
    private int next;

    Increments() {
        Luck luck = new Luck(1, 0);
        Law law = Law.exponential(1e9);
        this.nanos = IntStream.range(0, COUNT)
                .mapToLong(i -> 1 + (long) law.quantile(luck.uniform(Purpose.SERVICE_TIME, i, 0)))
                .toArray();
    }

    long next() {
        next = (next + 1) & (COUNT - 1);
        return nanos[next];
    }
}
