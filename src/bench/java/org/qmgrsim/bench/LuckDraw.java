package org.qmgrsim.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/** One draw of luck for the next subject, by itself and with a law behind it, as a cost is drawn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LuckDraw {
    private final Luck luck = new Luck(1, 0);
    private final Law law = Law.lognormal(5, 1.8);
    private final int purpose = Purpose.COST.code(12);
    private long subject;

    @Benchmark
    public double uniform() {
        return luck.uniform(purpose, subject++, 1);
    }

    @Benchmark
    public double lognormalCost() {
        return law.quantile(luck.uniform(purpose, subject++, 1));
    }
}
