package org.qmgrsim.experiment;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of values that a factor can take.
 *
 * @param logarithmic equal steps are equal ratios
 */
public record Range(Amount least, Amount greatest, boolean logarithmic) {
    /** Reads {@code 10s to 1000s log}; null if the ends are no numbers of one unit, or not in order. */
    public static @Nullable Range of(String text) {
        boolean log = text.endsWith(" log");
        String ends = log ? text.substring(0, text.length() - " log".length()) : text;
        int to = ends.indexOf(" to ");
        Amount least = to < 0 ? null : Amount.of(ends.substring(0, to));
        Amount greatest = to < 0 ? null : Amount.of(ends.substring(to + " to ".length()));
        boolean good = least != null
                && greatest != null
                && least.unit().equals(greatest.unit())
                && least.number() < greatest.number()
                && (!log || least.number() > 0);
        return good && least != null && greatest != null ? new Range(least, greatest, log) : null;
    }

    /** The value at a place from 0 to 1, written in the unit of the ends. */
    public String at(double place) {
        double low = least.number();
        double high = greatest.number();
        double number =
                logarithmic ? low * StrictMath.exp(place * StrictMath.log(high / low)) : low + place * (high - low);
        return least.with(number, isWhole());
    }

    /** Whether only whole numbers are meant: both ends are. */
    public boolean isWhole() {
        return least.number() == Math.rint(least.number()) && greatest.number() == Math.rint(greatest.number());
    }
}
