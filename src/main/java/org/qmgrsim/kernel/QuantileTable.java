package org.qmgrsim.kernel;

import java.util.function.DoubleUnaryOperator;

/**
 * A quantile as a table, for laws that have no closed one or a slow one: a look-up and a polynomial of degree five.
 * Takes 80 kB, of which a run uses the innermost tenth.
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
    private static final long HALF = Double.doubleToRawLongBits(0.5);
    private static final int CELLS = (int) ((HALF >>> SHIFT) - FIRST_CELL);
    private static final long MANTISSA = (1L << 52) - 1;
    private static final long EXPONENT_OF_ONE = Double.doubleToRawLongBits(1);
    private static final int POINTS = 6;
    /** Of the six points, from -1/2 to 1/2: half of the cosines of multiples of 36 degrees. */
    private static final double[] PLACE = {
        -0.5, -0.40450849718747371, -0.15450849718747371, 0.15450849718747371, 0.40450849718747371, 0.5
    };

    /** Six coefficients for each cell of the lower tail, from the outermost inwards; then the same for the upper tail. */
    private final double[] coefficients = new double[2 * CELLS * POINTS];

    /**
     * Tabulates a law. Both functions are asked outwards, from one half to {@link #LEAST}.
     *
     * @param lower the value that is not exceeded with the given probability
     * @param upper the value that is exceeded with the given probability
     */
    static QuantileTable of(DoubleUnaryOperator lower, DoubleUnaryOperator upper) {
        QuantileTable table = new QuantileTable();
        table.fill(lower, 0);
        table.fill(upper, CELLS);
        return table;
    }

    /**
     * Which tail a number of luck is in nobody can foresee, so it is chosen without a branch; the others go one way.
     *
     * @param u strictly between 0 and 1
     */
    double at(double u) {
        long fromZero = Double.doubleToRawLongBits(Require.probability(u));
        long fromOne = Double.doubleToRawLongBits(1 - u);
        long isLower =
                (fromZero - HALF) >> 63; // all bits, or none; bits of positive numbers have the order of the numbers
        long bits = Math.max((fromZero & isLower) | (fromOne & ~isLower), Double.doubleToRawLongBits(LEAST));
        int cell = (int) ((bits >>> SHIFT) - FIRST_CELL);
        double x = Double.longBitsToDouble(((bits << CELL_BITS) & MANTISSA) | EXPONENT_OF_ONE) - 1.5;
        if (cell == CELLS) { // one half itself is the upper end of the last cell
            cell--;
            x = 0.5;
        }
        return polynomial((cell + (CELLS & (int) ~isLower)) * POINTS, x);
    }

    private double polynomial(int at, double x) {
        double[] c = coefficients;
        return ((((c[at + 5] * x + c[at + 4]) * x + c[at + 3]) * x + c[at + 2]) * x + c[at + 1]) * x + c[at];
    }

    private void fill(DoubleUnaryOperator quantile, int firstCell) {
        double[] values = new double[POINTS];
        values[0] = quantile.applyAsDouble(0.5);
        for (int cell = CELLS - 1; cell >= 0; cell--) {
            double from = border(cell);
            double width = border(cell + 1) - from;
            values[POINTS - 1] = values[0];
            for (int i = POINTS - 2; i >= 0; i--) {
                values[i] = quantile.applyAsDouble(i == 0 ? from : from + width * (0.5 + PLACE[i]));
            }
            interpolate(values, (firstCell + cell) * POINTS);
        }
    }

    private static double border(int cell) {
        return Double.longBitsToDouble((FIRST_CELL + cell) << SHIFT);
    }

    /** Newton's divided differences, then multiplied out into powers of x. */
    private void interpolate(double[] values, int at) {
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
