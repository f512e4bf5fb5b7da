package org.qmgrsim.scenario.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;

/** Numbers with units: times, sizes, rates, shares. */
final class Quantities {
    static final String NUMBER = "[0-9]{1,15}(\\.[0-9]{1,15})?";
    static final String TIME = "(" + NUMBER + "(us|ms|s|m|h|d|w)|0)";
    static final String SIZE = NUMBER + "(B|kB|MB|KiB|MiB)?";
    static final String RATE = NUMBER + "/(s|m|min|h|d)";
    static final long LONGEST_DAYS = 3650;

    private static final Map<String, Long> NANOS = Map.of(
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "min", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L,
            "w", 604_800_000_000_000L);
    private static final Map<String, Long> BYTES =
            Map.of("", 1L, "B", 1L, "kB", 1_000L, "MB", 1_000_000L, "KiB", 1_024L, "MiB", 1_048_576L);
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("min", "m"),
            Map.entry("mins", "m"),
            Map.entry("minute", "m"),
            Map.entry("minutes", "m"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("hr", "h"),
            Map.entry("day", "d"),
            Map.entry("days", "d"),
            Map.entry("week", "w"),
            Map.entry("weeks", "w"),
            Map.entry("msec", "ms"));
    private static final Pattern PARTS = Pattern.compile("([-+]?[0-9.]+) *([A-Za-z]*)(.*)");

    private Quantities() {}

    /** Nanoseconds of a text of the form {@link #TIME}. */
    static long nanos(String text) throws BadValue {
        if (text.equals("0")) {
            return 0;
        }
        String unit = unit(text);
        BigDecimal nanos = number(text, unit).multiply(BigDecimal.valueOf(factor(NANOS, unit)));
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST_DAYS * factor(NANOS, "d"))) > 0) {
            throw new BadValue("write at most " + LONGEST_DAYS + "d");
        }
        return nanos.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /** Bytes of a text of the form {@link #SIZE}. */
    static double bytes(String text) {
        String unit = unit(text);
        return number(text, unit)
                .multiply(BigDecimal.valueOf(factor(BYTES, unit)))
                .doubleValue();
    }

    /** Events per second of a text of the form {@link #RATE}. */
    static double perSecond(String text) {
        int slash = text.indexOf('/');
        double seconds = factor(NANOS, text.substring(slash + 1)) / 1e9;
        return Double.parseDouble(text.substring(0, slash)) / seconds;
    }

    private static String unit(String text) {
        return text.replaceFirst("^[0-9.]+", "");
    }

    private static BigDecimal number(String text, String unit) {
        return new BigDecimal(text.substring(0, text.length() - unit.length()));
    }

    private static long factor(Map<String, Long> units, String unit) {
        Long factor = units.get(unit);
        if (factor == null) {
            throw new IllegalStateException("a pattern let the unit \"" + unit + "\" pass");
        }
        return factor;
    }

    /** What was meant by a text that is no time. */
    static @Nullable String diagnoseTime(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        String number = parts.group(1);
        String unit = parts.group(2);
        if (number.startsWith("-")) {
            return "times are counted from the start of Postfix and are not negative";
        } else if (!parts.group(3).isEmpty()) {
            return "write one number and one unit: 90m, not 1h30m";
        } else if (unit.isEmpty()) {
            return "add the unit: " + number + "s for seconds, " + number + "m for minutes";
        }
        String lower = unit.toLowerCase(Locale.ROOT);
        String meant = MEANT.get(lower);
        return didYouMean(meant == null && NANOS.containsKey(lower) ? lower : meant, number);
    }

    /** What was meant by a text that is no size. */
    static @Nullable String diagnoseSize(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches() || !parts.group(3).isEmpty()) {
            return null;
        }
        String unit = parts.group(2);
        if (parts.group(1).startsWith("-")) {
            return "sizes are not negative";
        } else if (unit.equalsIgnoreCase("k")) {
            return didYouMean("kB", parts.group(1));
        } else if (unit.equalsIgnoreCase("m")) {
            return didYouMean("MB", parts.group(1));
        }
        return didYouMean(Nearest.of(unit, List.of("B", "kB", "MB", "KiB", "MiB")), parts.group(1));
    }

    private static @Nullable String didYouMean(@Nullable String unit, String number) {
        return unit == null ? null : "did you mean \"" + number + unit + "\"?";
    }
}
