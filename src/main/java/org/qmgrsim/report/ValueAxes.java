package org.qmgrsim.report;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.qmgrsim.experiment.Quantity;

/** Axes for the values of measures: logarithmic when they span more than two powers of ten. */
final class ValueAxes {
    private static final double WIDE = 100;
    private static final double LEAST = 1e-6;

    private ValueAxes() {}

    /** An axis that shows all of these values; those that are no numbers do not count. */
    static ValueAxis of(String label, Quantity.Unit unit, double... values) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        double most = Arrays.stream(known).max().orElse(1);
        double least = Arrays.stream(known).min().orElse(0);
        double leastPositive =
                Arrays.stream(known).filter(value -> value > LEAST).min().orElse(LEAST);
        DoubleFunction<String> words = value -> EstimateWords.number(value, unit);
        if (least >= 0 && most > WIDE * leastPositive) {
            return ChartStyle.logAxis(label, leastPositive * 0.6, most * 1.6, words);
        }
        NumberAxis axis = new NumberAxis(label);
        axis.setNumberFormatOverride(ChartStyle.format(words));
        ChartStyle.style(axis);
        double room = most > least ? (most - least) * 0.08 : Math.max(Math.abs(most) * 0.1, LEAST);
        boolean fromZero = least >= 0 && least < most * 0.6;
        axis.setAutoRangeIncludesZero(false);
        axis.setRange(fromZero ? 0 : least - room, most + room);
        return axis;
    }

    /** A value that an axis can show. */
    static double shown(ValueAxis axis, double value) {
        return Math.max(axis.getLowerBound(), Math.min(axis.getUpperBound(), value));
    }
}
