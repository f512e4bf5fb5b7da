package org.qmgrsim.gui.knobs;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.TimeValue;

/**
 * Something that can be changed.
 *
 * @param key as in {@code --set}
 * @param name what people call it; a key of the texts if it begins with {@code knob.}, else itself
 * @param kind how its values look
 * @param value that it has now
 * @param initial value that it has without changes in the window
 * @param meaning one sentence and a range, for who hovers over it; may be empty
 */
record Knob(String key, String name, Kind kind, String value, String initial, String meaning) {
    /** How values look, and what the slider does. */
    enum Kind {
        /** Whole seconds without a unit: the wakeup. */
        SECONDS(1, 3600, true),
        /** A time with Postfix's units. */
        TIME(1, 432_000, true),
        /** A number. */
        COUNT(1, 100_000, true),
        /** A share in percent. */
        PERCENT(0.1, 100, true),
        /** {@code poisson N/unit} or {@code every T}: N an hour. */
        RATE(1, 36_000, false),
        /** Anything; it has no slider. */
        TEXT(0, 0, false);

        private final double least;
        private final double most;
        private final boolean zero;

        Kind(double least, double most, boolean zero) {
            this.least = least;
            this.most = most;
            this.zero = zero;
        }
    }

    private static final double ZERO_STOP = 0.06;

    /** Whether it was changed in the window. */
    boolean changed() {
        return !value.equals(initial);
    }

    /** The same with a value. */
    Knob with(String next) {
        return new Knob(key, name, kind, next, initial, meaning);
    }

    // ---------------------------------------------------------------- slider: 0 to 1, by the logarithm

    /** Where the slider stands for a value; none if it cannot say. */
    OptionalDouble place(String text) {
        OptionalDouble number = number(text);
        if (number.isEmpty() || kind.most == 0) {
            return OptionalDouble.empty();
        }
        double at = number.getAsDouble();
        if (at <= 0) {
            return kind.zero ? OptionalDouble.of(0) : OptionalDouble.empty();
        }
        double share =
                Math.log(Math.max(kind.least, Math.min(kind.most, at)) / kind.least) / Math.log(kind.most / kind.least);
        return OptionalDouble.of(kind.zero ? ZERO_STOP + (1 - ZERO_STOP) * share : share);
    }

    /** The value for which the slider stands at a place; two digits. */
    String at(double place) {
        if (kind.zero && place < ZERO_STOP / 2) {
            return text(0);
        }
        double share = kind.zero ? Math.max(0, (place - ZERO_STOP) / (1 - ZERO_STOP)) : place;
        double exact = kind.least * Math.pow(kind.most / kind.least, share);
        double step = Math.pow(10, Math.floor(Math.log10(exact)) - 1);
        double rounded = Math.round(exact / step) * step;
        return text(kind == Kind.PERCENT ? Math.min(100, rounded) : Math.max(1, Math.rint(rounded)));
    }

    private String text(double number) {
        String digits = number == Math.rint(number)
                ? Long.toString(Math.round(number))
                : java.math.BigDecimal.valueOf(number)
                        .round(new java.math.MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString();
        return switch (kind) {
            case TIME -> digits + "s";
            case PERCENT -> digits + "%";
            case RATE -> "poisson " + digits + "/h";
            default -> digits;
        };
    }

    /** The number of a value: seconds, percent, messages an hour; none if it is no number. */
    OptionalDouble number(String text) {
        String word = text.strip();
        switch (kind) {
            case SECONDS, COUNT -> {
                return decimal(word.endsWith("?") ? word.substring(0, word.length() - 1) : word);
            }
            case TIME -> {
                java.util.OptionalInt seconds = TimeValue.seconds(word, 's');
                return seconds.isPresent() ? OptionalDouble.of(seconds.getAsInt()) : OptionalDouble.empty();
            }
            case PERCENT -> {
                return decimal(word.endsWith("%") ? word.substring(0, word.length() - 1) : word);
            }
            case RATE -> {
                return rate(word);
            }
            default -> {
                return OptionalDouble.empty();
            }
        }
    }

    private static OptionalDouble rate(String word) {
        if (!word.startsWith("poisson ")) {
            return OptionalDouble.empty();
        }
        String rest = word.substring("poisson ".length()).strip();
        int slash = rest.indexOf('/');
        OptionalDouble number =
                decimal(slash < 0 ? rest : rest.substring(0, slash).strip());
        if (slash < 0 || number.isEmpty()) {
            return OptionalDouble.empty();
        }
        double anHour =
                switch (rest.substring(slash + 1).strip()) {
                    case "s" -> 3600;
                    case "min", "m" -> 60;
                    case "h" -> 1;
                    case "d" -> 1 / 24.0;
                    default -> 0;
                };
        return anHour == 0 ? OptionalDouble.empty() : OptionalDouble.of(number.getAsDouble() * anHour);
    }

    private static OptionalDouble decimal(String word) {
        return word.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")
                ? OptionalDouble.of(Double.parseDouble(word))
                : OptionalDouble.empty();
    }

    /** The value as people write it in a field, or null if it can stand as it is. */
    static @Nullable String shownRate(String value) {
        return value.startsWith("poisson ") ? value.substring("poisson ".length()) : null;
    }
}
