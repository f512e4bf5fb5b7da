package org.qmgrsim.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number with the unit with which a person wrote it: {@code 300s}, {@code 10%}, {@code 2/min}, {@code 20}.
 *
 * @param number in that unit
 * @param unit as it was written; empty for none
 */
public record Amount(double number, String unit) {
    private static final Pattern FORM = Pattern.compile("([-+]?[0-9]+(?:\\.[0-9]+)?) ?([A-Za-z%]*|/[a-z]+)");
    private static final Map<String, Double> FACTORS = Map.ofEntries(
            Map.entry("", 1.0),
            Map.entry("us", 1e-6),
            Map.entry("ms", 1e-3),
            Map.entry("s", 1.0),
            Map.entry("m", 60.0),
            Map.entry("min", 60.0),
            Map.entry("h", 3600.0),
            Map.entry("d", 86_400.0),
            Map.entry("w", 604_800.0),
            Map.entry("%", 0.01),
            Map.entry("B", 1.0),
            Map.entry("kB", 1e3),
            Map.entry("MB", 1e6),
            Map.entry("KiB", 1024.0),
            Map.entry("MiB", 1048576.0),
            Map.entry("/s", 1.0),
            Map.entry("/m", 1 / 60.0),
            Map.entry("/min", 1 / 60.0),
            Map.entry("/h", 1 / 3600.0),
            Map.entry("/d", 1 / 86_400.0));

    /** Reads a text; null if it is no number with a known unit. */
    public static @Nullable Amount of(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches() && FACTORS.containsKey(matcher.group(2))
                ? new Amount(Double.parseDouble(matcher.group(1)), matcher.group(2))
                : null;
    }

    /** Seconds, shares, bytes, or per second; else the number itself. */
    public double base() {
        Double factor = FACTORS.get(unit);
        return factor == null ? number : number * factor;
    }

    /** Whether it is a time. */
    public boolean isTime() {
        return unit.matches("us|ms|s|m|min|h|d|w");
    }

    /** Another number of the same unit, as a person would write it. */
    public String with(double other, boolean whole) {
        BigDecimal decimal = new BigDecimal(other);
        BigDecimal rounded = whole
                ? decimal.setScale(0, RoundingMode.HALF_EVEN)
                : decimal.round(new MathContext(4, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        return rounded.toPlainString() + unit;
    }
}
