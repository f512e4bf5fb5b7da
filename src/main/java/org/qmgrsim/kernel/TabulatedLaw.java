package org.qmgrsim.kernel;

import org.apache.commons.math3.util.FastMath;

/**
 * A law that is tabulated when it is built, then answers with a relative error below 1e-6 (log-normal laws of usual width
 * and gamma laws of shape 1 or more: below 1e-9). A gamma law takes about ten milliseconds to build, a log-normal one.
 */
final class TabulatedLaw implements Law {
    /** What a table belongs to: a family of laws, and which of them, up to scale. */
    private record Form(String family, double parameter, double mean) {}

    private final Form form;
    private final QuantileTable table;
    private final double scale;

    private TabulatedLaw(Form form, QuantileTable table, double scale) {
        this.form = form;
        this.table = table;
        this.scale = Require.aboveZero("scale", scale);
    }

    static TabulatedLaw gamma(double shape, double mean) {
        Require.between(0.1, 10_000, "shape", shape);
        Require.aboveZero("mean", mean);
        return new TabulatedLaw(
                new Form("gamma", shape, shape),
                QuantileTable.of(GammaTail.lower(shape), GammaTail.upper(shape)),
                mean / shape);
    }

    static TabulatedLaw lognormal(double median, double factor) {
        Require.between(1, 1e6, "factor", factor);
        Require.aboveZero("median", median);
        double sigma = FastMath.log(factor);
        return new TabulatedLaw(
                new Form("lognormal", factor, FastMath.exp(sigma * sigma / 2)),
                QuantileTable.of(
                        u -> FastMath.exp(sigma * NormalQuantile.of(u)),
                        rest -> FastMath.exp(-sigma * NormalQuantile.of(rest))),
                median);
    }

    @Override
    public double quantile(double u) {
        return scale * table.at(u);
    }

    @Override
    public double mean() {
        return scale * form.mean();
    }

    @Override
    public Law times(double factor) {
        return new TabulatedLaw(form, table, scale * factor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TabulatedLaw law && form.equals(law.form) && scale == law.scale;
    }

    @Override
    public int hashCode() {
        return form.hashCode() * 31 + Double.hashCode(scale);
    }

    @Override
    public String toString() {
        return form.family() + "(" + form.parameter() + ") times " + scale;
    }
}
