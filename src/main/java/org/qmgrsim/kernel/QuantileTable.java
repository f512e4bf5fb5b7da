package org.qmgrsim.kernel;

import java.util.function.DoubleUnaryOperator;

/**
 * A quantile as a table, for laws that have no closed one: a look-up and a polynomial of degree five.
 *
 * <p>Each tail is halved again and again down to the smallest number of luck, and each half is cut into sixteen cells, so
 * that a cell is narrow against its distance from 0 or 1 however far out it lies, and its number is read off the bits of
 * the probability. In a cell the polynomial meets the quantile at six points (Chebyshev's of the second kind, both ends
 * among them, so that neighbouring cells join).
 */
final class QuantileTable {
    /** Tails are tabulated down to this probability; below it, its own value is the answer. */
    static final double LEAST = 0x1p-54;

    private static final int CELL_BITS = 4;
    private static final int SHIFT = 52 - CELL_BITS;
    private static final long FIRST_CELL = Double.doubleToRawLongBits(LEAST) >>> SHIFT;
    private static final int CELLS = (int) ((Double.doubleToRawLongBits(0.5) >>> SHIFT) - FIRST_CELL);
    private static final long MANTISSA = (1L << 52) - 1;
    private static final long EXPONENT_OF_ONE = Double.doubleToRawLongBits(1);
    private static final int POINTS = 6;
    /** Of the six points, from -1/2 to 1/2: half of the cosines of multiples of 36 degrees. */
    private static final double[] PLACE = {
        -0.5, -0.40450849718747371, -0.15450849718747371, 0.15450849718747371, 0.40450849718747371, 0.5
    };

    private final double[] lower;
    private final double[] upper;

    private QuantileTable(double[] lower, double[] upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * Tabulates a law. Both functions are asked outwards, from one half to {@link #LEAST}.
     *
     * @param lower the value that is not exceeded with the given probability
     * @param upper the value that is exceeded with the given probability
     */
    static QuantileTable of(DoubleUnaryOperator lower, DoubleUnaryOperator upper) {
        return new QuantileTable(tail(lower), tail(upper));
    }

    /**
     * @param u strictly between 0 and 1
     */
    double at(double u) {
        return Require.probability(u) < 0.5 ? value(lower, u) : value(upper, 1 - u);
    }

    private static double value(double[] tail, double probability) {
        // One half itself belongs to the last cell, as its upper end; so does what is below the table to its first.
        double p = Math.max(LEAST, probability);
        long bits = Double.doubleToRawLongBits(p);
        int cell = (int) ((bits >>> SHIFT) - FIRST_CELL);
        double x = Double.longBitsToDouble(((bits << CELL_BITS) & MANTISSA) | EXPONENT_OF_ONE) - 1.5;
        if (cell == CELLS) {
            cell--;
            x = 0.5;
        }
        int i = cell * POINTS;
        return ((((tail[i + 5] * x + tail[i + 4]) * x + tail[i + 3]) * x + tail[i + 2]) * x + tail[i + 1]) * x
                + tail[i];
    }

    private static double[] tail(DoubleUnaryOperator quantile) {
        double[] coefficients = new double[CELLS * POINTS];
        double[] values = new double[POINTS];
        values[0] = quantile.applyAsDouble(0.5);
        for (int cell = CELLS - 1; cell >= 0; cell--) {
            double from = border(cell);
            double width = border(cell + 1) - from;
            values[POINTS - 1] = values[0];
            for (int i = POINTS - 2; i >= 0; i--) {
                values[i] = quantile.applyAsDouble(i == 0 ? from : from + width * (0.5 + PLACE[i]));
            }
            interpolate(values, coefficients, cell * POINTS);
        }
        return coefficients;
    }

    private static double border(int cell) {
        return Double.longBitsToDouble((FIRST_CELL + cell) << SHIFT);
    }

    /** Newton's divided differences, then multiplied out into powers of x. */
    private static void interpolate(double[] values, double[] coefficients, int at) {
        double[] differences = values.clone();
        for (int order = 1; order < POINTS; order++) {
            for (int i = POINTS - 1; i >= order; i--) {
                differences[i] = (differences[i] - differences[i - 1]) / (PLACE[i] - PLACE[i - order]);
            }
        }
        for (int k = POINTS - 1; k >= 0; k--) {
            for (int power = POINTS - 1; power > 0; power--) {
                coefficients[at + power] = coefficients[at + power - 1] - PLACE[k] * coefficients[at + power];
            }
            coefficients[at] = differences[k] - PLACE[k] * coefficients[at];
        }
    }
}
