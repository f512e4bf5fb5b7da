package org.qmgrsim.scenario.language;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.kernel.Law;

/** Laws of chance in words: {@code lognormal 20kB 2.0}. */
final class Laws {
    private static final List<String> FORMS = List.of(
            "constant VALUE",
            "uniform LEAST GREATEST",
            "exponential MEAN",
            "lognormal MEDIAN FACTOR",
            "gamma SHAPE MEAN",
            "pareto LEAST SHAPE",
            "sample VALUE VALUE ...");

    private Laws() {}

    /** Reads a quantity in the unit of the law. */
    @FunctionalInterface
    interface Quantity {
        double read(String text) throws BadValue;
    }

    /** The texts that are laws of a quantity of a certain form. */
    static Pattern pattern(String quantity) {
        String number = Quantities.NUMBER;
        return Pattern.compile("(constant +)?" + quantity
                + "|uniform +" + quantity + " +" + quantity
                + "|exponential +" + quantity
                + "|lognormal +" + quantity + " +" + number
                + "|gamma +" + number + " +" + quantity
                + "|pareto +" + quantity + " +" + number
                + "|sample( +" + quantity + "){2,1000}");
    }

    /** The law of a text that the pattern matches. */
    static Law read(String text, Quantity quantity) throws BadValue {
        String[] word = text.split(" +");
        try {
            return switch (word[0]) {
                case "constant" -> Law.constant(quantity.read(word[1]));
                case "uniform" -> uniform(quantity.read(word[1]), quantity.read(word[2]));
                case "exponential" -> Law.exponential(quantity.read(word[1]));
                case "lognormal" -> Law.lognormal(quantity.read(word[1]), Double.parseDouble(word[2]));
                case "gamma" -> Law.gamma(Double.parseDouble(word[1]), quantity.read(word[2]));
                case "pareto" -> Law.pareto(quantity.read(word[1]), Double.parseDouble(word[2]));
                case "sample" -> sample(word, quantity);
                default -> Law.constant(quantity.read(text));
            };
        } catch (IllegalArgumentException e) {
            throw new BadValue(e.getMessage());
        }
    }

    private static Law sample(String[] word, Quantity quantity) throws BadValue {
        double[] values = new double[word.length - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = quantity.read(word[i + 1]);
        }
        return Law.empirical(values);
    }

    private static Law uniform(double least, double greatest) throws BadValue {
        if (least > greatest) {
            throw new BadValue("write the smaller value first");
        }
        return Law.uniform(least, greatest);
    }

    /** What was meant by a text that is no law. */
    static @Nullable String diagnose(String text, String form, Kind.Diagnosis quantity) {
        String[] word = text.split(" +");
        if (word[0].isEmpty() || !Character.isLetter(word[0].charAt(0))) {
            return quantity.of(text);
        }
        List<String> names = FORMS.stream().map(Laws::name).toList();
        if (!names.contains(word[0])) {
            String nearest = Nearest.of(word[0], names);
            return nearest == null ? "the laws are " + String.join(", ", FORMS) : "did you mean \"" + nearest + "\"?";
        }
        String[] part = FORMS.get(names.indexOf(word[0])).split(" ");
        for (int i = 1; word.length == part.length && i < word.length; i++) {
            boolean number = part[i].equals("FACTOR") || part[i].equals("SHAPE");
            if (!word[i].matches(number ? Quantities.NUMBER : form)) {
                String hint = number ? null : quantity.of(word[i]);
                return hint == null
                        ? "\"" + word[i] + "\" is no " + part[i] + ": write " + String.join(" ", part)
                        : hint;
            }
        }
        return "write " + String.join(" ", part);
    }

    private static String name(String form) {
        return form.substring(0, form.indexOf(' '));
    }
}
