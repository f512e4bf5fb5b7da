package org.qmgrsim.config;

import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Judges single values: the words with which a Postfix program refuses one, and the value if it does not. */
final class Judge {
    private Judge() {}

    /**
     * What a program says of a value before it dies.
     *
     * @param spec kind and range
     * @param name under which it was set; for a per-transport parameter not that of the spec
     * @param value after substitution
     * @return Postfix's text without {@code fatal: }; null if the value is good
     */
    static @Nullable String complaint(Parameter spec, String name, String value) {
        return switch (spec.kind()) {
            case TIME -> time(spec, name, value);
            case NUMBER, SIZE -> number(spec, name, value);
            case BOOLEAN -> flag(value) == null ? "bad boolean configuration: " + name + " = " + value : null;
            case LEVEL -> CompatibilityLevel.parse(value) < 0 ? CompatibilityLevel.malformed(value) : null;
            case TEXT, FEEDBACK -> text(spec, name, value);
        };
    }

    /** What a person should write instead. */
    static String remedy(Parameter spec) {
        String range = range(spec);
        return switch (spec.kind()) {
            case TIME ->
                "write digits and one of s m h d w (without it " + TimeValue.plural(spec.defaultUnit()) + ")" + range;
            case NUMBER, SIZE -> "write digits only" + range;
            case BOOLEAN -> "write yes or no";
            case LEVEL -> "write a version such as 3.6, or 2";
            case TEXT, FEEDBACK -> "write a value, or remove the line to get the default";
        };
    }

    private static String range(Parameter spec) {
        Long min = spec.min();
        Long max = spec.max();
        return (min == null || min == 0 ? "" : ", at least " + counted(spec, min))
                + (max == null ? "" : ", at most " + counted(spec, max));
    }

    private static String counted(Parameter spec, long number) {
        return spec.kind() == Parameter.Kind.TIME ? TimeValue.words(number, 's') : Long.toString(number);
    }

    private static @Nullable String time(Parameter spec, String name, String value) {
        OptionalInt seconds = TimeValue.seconds(value, spec.defaultUnit());
        if (seconds.isEmpty()) {
            return "parameter " + name + ": bad time value or unit: " + value;
        }
        if (isBelow(spec, seconds.getAsInt())) {
            return "invalid " + name + ": " + seconds.getAsInt() + " (min " + spec.min() + ")";
        }
        return isAbove(spec, seconds.getAsInt())
                ? "invalid " + name + ": " + seconds.getAsInt() + " (max " + spec.max() + ")"
                : null;
    }

    private static @Nullable String number(Parameter spec, String name, String value) {
        CNumber number = CNumber.read(value);
        boolean fits = spec.kind() == Parameter.Kind.SIZE ? !number.overflow() : number.fitsInt();
        if (value.isEmpty() || number.end() != value.length() || !fits) {
            return "bad numerical configuration: " + name + " = " + value;
        }
        if (isBelow(spec, number.value())) {
            return "invalid " + name + " parameter value " + number.value() + " < " + spec.min();
        }
        return isAbove(spec, number.value())
                ? "invalid " + name + " parameter value " + number.value() + " > " + spec.max()
                : null;
    }

    private static @Nullable String text(Parameter spec, String name, String value) {
        return isBelow(spec, value.length())
                ? "bad string length " + value.length() + " < " + spec.min() + ": " + name + " = " + value
                : null;
    }

    /** Postfix takes a limit of 0 for none, so a negative number passes where 0 is the least. */
    private static boolean isBelow(Parameter spec, long value) {
        Long min = spec.min();
        return min != null && min != 0 && value < min;
    }

    private static boolean isAbove(Parameter spec, long value) {
        Long max = spec.max();
        return max != null && max != 0 && value > max;
    }

    /** {@code yes} is true, {@code no} is false, upper and lower case being alike; null for anything else. */
    static @Nullable Boolean flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes" -> Boolean.TRUE;
            case "no" -> Boolean.FALSE;
            default -> null;
        };
    }
}
