package org.qmgrsim.kernel;

/**
 * The distribution of a non-negative quantity, drawn by inversion: {@code law.quantile(luck.uniform(...))}, one number of
 * luck for one draw. So two runs with the same luck and another law still rank their subjects alike.
 *
 * <p>A law has no unit of its own: it answers in the unit of its parameters. Laws are immutable, equal when they are the
 * same law with the same parameters, and cheap to draw from (see src/docs/benchmarks.md). The same parameters give the same
 * bits on every machine.
 */
public sealed interface Law
        permits ClosedLaw.Constant,
                ClosedLaw.Uniform,
                ClosedLaw.Exponential,
                ClosedLaw.Pareto,
                EmpiricalLaw,
                TabulatedLaw {
    /**
     * The value that is not exceeded with probability {@code u}; rises with {@code u}.
     *
     * @param u strictly between 0 and 1
     * @throws IllegalArgumentException if {@code u} is anything else
     */
    double quantile(double u);

    /** The mean; infinite for a Pareto law of shape 1 or less. */
    double mean();

    /**
     * The law of the quantity times a factor.
     *
     * @param factor finite, not negative; 0 gives the constant 0
     * @throws IllegalArgumentException if the factor is out of range
     */
    default Law scaled(double factor) {
        return Require.atLeastZero("factor", factor) == 0 ? constant(0) : times(factor);
    }

    /** The same as {@link #scaled(double)}, for a factor that is above 0: what each law knows how to do. */
    Law times(double factor);

    /**
     * Always the same value.
     *
     * @param value finite, not negative
     */
    static Law constant(double value) {
        return new ClosedLaw.Constant(value);
    }

    /**
     * Evenly between two values.
     *
     * @param least finite, not negative
     * @param greatest finite, not below the least
     */
    static Law uniform(double least, double greatest) {
        return new ClosedLaw.Uniform(least, greatest);
    }

    /**
     * The law without memory: the gaps of a Poisson process.
     *
     * @param mean finite, above 0
     */
    static Law exponential(double mean) {
        return new ClosedLaw.Exponential(mean);
    }

    /**
     * A quantity whose logarithm is normal.
     *
     * @param median finite, above 0
     * @param factor the 84.13 % quantile over the median, which is exp(sigma), 1 to 1e6: 1 is a constant, 2 is wide
     */
    static Law lognormal(double median, double factor) {
        return TabulatedLaw.lognormal(median, factor);
    }

    /**
     * The gamma law; with a whole shape the sum of so many exponential times (Erlang).
     *
     * @param shape 0.1 to 10000; the squared coefficient of variation is 1 / shape
     * @param mean finite, above 0
     */
    static Law gamma(double shape, double mean) {
        return TabulatedLaw.gamma(shape, mean);
    }

    /**
     * A law with a heavy tail: the share of values above x is (least / x)<sup>shape</sup>.
     *
     * @param least finite, above 0
     * @param shape finite, above 0; the mean is finite above 1, the variance above 2
     */
    static Law pareto(double least, double shape) {
        return new ClosedLaw.Pareto(least, shape);
    }

    /**
     * The law of a sample: its order statistics at even steps of probability, joined by straight lines, so that nothing is
     * drawn outside of the sample.
     *
     * @param sample in any order; not empty, nothing in it negative or infinite
     */
    static Law empirical(double... sample) {
        return EmpiricalLaw.of(sample);
    }
}
