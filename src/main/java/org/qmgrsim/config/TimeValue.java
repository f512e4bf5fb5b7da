package org.qmgrsim.config;

import java.util.OptionalInt;

/** Times as Postfix writes them: an integer and one of {@code s m h d w}. No fractions. */
public final class TimeValue {
    private TimeValue() {}

    /**
     * Reads a time as Postfix does: what follows the unit is ignored ({@code 1h30m} is one hour).
     *
     * @param defaultUnit the unit of a number without one: one of s, m, h, d, w
     * @return seconds, not negative; empty if the text is no time, or too long for 32 bits
     * @see "Postfix src/global/conv_time.c: conv_time"
     */
    public static OptionalInt seconds(String text, char defaultUnit) {
        CNumber number = CNumber.read(text);
        if (text.isEmpty() || !number.fitsInt() || number.value() < 0) {
            return OptionalInt.empty();
        }
        int factor = factor(number.end() < text.length() ? text.charAt(number.end()) : defaultUnit);
        if (factor == 0 || (factor > 1 && number.value() >= Integer.MAX_VALUE / factor)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) number.value() * factor);
    }

    /** Whether a text is a number without a unit, so that the parameter's own unit counts. */
    public static boolean hasNoUnit(String text) {
        CNumber number = CNumber.read(text);
        return number.end() > 0 && number.end() == text.length();
    }

    private static int factor(char unit) {
        return switch (unit) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            case 'w' -> 604_800;
            default -> 0;
        };
    }

    /** A unit in words: {@code seconds} for s. */
    public static String plural(char unit) {
        return switch (unit) {
            case 'm' -> "minutes";
            case 'h' -> "hours";
            case 'd' -> "days";
            case 'w' -> "weeks";
            default -> "seconds";
        };
    }

    /** A count of units in words: {@code 1 day}, {@code 4 hours}. */
    public static String words(long count, char unit) {
        String units = plural(unit);
        return count + " " + (count == 1 ? units.substring(0, units.length() - 1) : units);
    }
}
