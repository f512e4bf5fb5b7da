package org.qmgrsim.gui.charts;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.function.DoubleFunction;

/** Writes the numbers of an axis as people read them. */
final class Labels extends NumberFormat {
    private static final long serialVersionUID = 1L;

    private final transient DoubleFunction<String> words;

    Labels(DoubleFunction<String> words) {
        this.words = words;
    }

    @Override
    public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
        return to.append(words.apply(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
        return to.append(words.apply(number));
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("an axis reads nothing");
    }
}
