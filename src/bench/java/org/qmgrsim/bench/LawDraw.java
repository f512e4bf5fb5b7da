package org.qmgrsim.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/** One quantile of one law, at probabilities drawn beforehand, so that branches are mispredicted as in a run. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LawDraw {
    private static final int COUNT = 1 << 16;

    /** Which law. */
    public enum Kind {
        CONSTANT,
        UNIFORM,
        EXPONENTIAL,
        LOGNORMAL,
        GAMMA,
        PARETO,
        EMPIRICAL;

        Law law(double[] sample) {
            return switch (this) {
                case CONSTANT -> Law.constant(3);
                case UNIFORM -> Law.uniform(1, 4);
                case EXPONENTIAL -> Law.exponential(2);
                case LOGNORMAL -> Law.lognormal(5, 1.8);
                case GAMMA -> Law.gamma(2.5, 3);
                case PARETO -> Law.pareto(2, 3.5);
                case EMPIRICAL -> Law.empirical(sample);
            };
        }
    }

    @Param
    public Kind kind = Kind.CONSTANT;

    private final double[] probability = new double[COUNT];
    private Law law = Law.constant(0);
    private int next;

    @Setup
    public void draw() {
        Luck luck = new Luck(1, 0);
        for (int i = 0; i < COUNT; i++) {
            probability[i] = luck.uniform(Purpose.COST, i, 0);
        }
        law = kind.law(probability);
    }

    @Benchmark
    public double quantile() {
        next = (next + 1) & (COUNT - 1);
        return law.quantile(probability[next]);
    }
}
