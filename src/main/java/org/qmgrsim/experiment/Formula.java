package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What theory says of a measure: an expression of numbers with units, of the levels of factors as {@code [name]}, and of other
 * measures at the same point as {@code {measure}}; with {@code + - * /}, brackets, {@code min}, {@code max}, {@code ceil},
 * {@code sqrt}, and {@code mmc(arrivals, service, servers)}, the mean time in a system M/M/c.
 */
public final class Formula {
    /** A text that is no formula; the message says where it stops to be one. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1L;

        Bad(String message) {
            super(message);
        }
    }

    private final String text;
    private final ToDoubleFunction<String> names;
    private int at;

    private Formula(String text, ToDoubleFunction<String> names) {
        this.text = text;
        this.names = names;
    }

    /**
     * The value of a text.
     *
     * @param names values of what stands in brackets, with the brackets: {@code [factor]} or {@code {measure}}
     */
    static double value(String text, ToDoubleFunction<String> names) throws Bad {
        Formula formula = new Formula(text, names);
        double value = formula.sum();
        formula.blanks();
        if (formula.at < text.length()) {
            throw new Bad("\"" + text.substring(formula.at) + "\" does not belong to it");
        }
        return value;
    }

    /** All names in a text, with their brackets. */
    static List<String> names(String text) throws Bad {
        List<String> found = new ArrayList<>();
        value(text, name -> {
            found.add(name);
            return 1;
        });
        return found;
    }

    private double sum() throws Bad {
        double value = product();
        while (true) {
            if (takes('+')) {
                value += product();
            } else if (takes('-')) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() throws Bad {
        double value = factor();
        while (true) {
            if (takes('*')) {
                value *= factor();
            } else if (takes('/')) {
                value /= factor();
            } else {
                return value;
            }
        }
    }

    private double factor() throws Bad {
        if (takes('(')) {
            double value = sum();
            expect(')');
            return value;
        } else if (takes('-')) {
            return -factor();
        } else if (takes('[')) {
            return names.applyAsDouble("[" + until(']') + "]");
        } else if (takes('{')) {
            return names.applyAsDouble("{" + until('}') + "}");
        }
        String word = word();
        if (takes('(')) {
            List<Double> arguments = new ArrayList<>();
            do {
                arguments.add(sum());
            } while (takes(','));
            expect(')');
            return apply(word, arguments);
        }
        Amount amount = Amount.of(word);
        if (amount == null) {
            throw new Bad(word.isEmpty() ? "a value is missing" : "\"" + word + "\" is no number");
        }
        return amount.base();
    }

    private static double apply(String name, List<Double> arguments) throws Bad {
        double first = arguments.get(0);
        if (arguments.size() == 1) {
            switch (name) {
                case "ceil":
                    return Math.ceil(first - 1e-9);
                case "sqrt":
                    return Math.sqrt(first);
                default:
                    break;
            }
        } else if (arguments.size() == 2) {
            switch (name) {
                case "min":
                    return Math.min(first, arguments.get(1));
                case "max":
                    return Math.max(first, arguments.get(1));
                default:
                    break;
            }
        } else if (arguments.size() == 3 && name.equals("mmc")) {
            return timeInSystem(first, arguments.get(1), (int) Math.round(arguments.get(2)));
        }
        throw new Bad("\"" + name + "\" of " + arguments.size() + " values is not known");
    }

    /**
     * Mean time in a system with Poisson arrivals, exponential service and some servers; infinite if they cannot keep up.
     *
     * @see "A. Erlang 1917; L. Kleinrock 1975, Queueing Systems 1, §3.5 (Erlang's C formula)"
     */
    static double timeInSystem(double perSecond, double serviceSeconds, int servers) {
        double load = perSecond * serviceSeconds;
        if (load >= servers) {
            return Double.POSITIVE_INFINITY;
        }
        double blocked = 1; // Erlang's B by its recursion
        for (int n = 1; n <= servers; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        double waits = servers * blocked / (servers - load * (1 - blocked));
        return serviceSeconds + waits * serviceSeconds / (servers - load);
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean takes(char sign) {
        blanks();
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char sign) throws Bad {
        if (!takes(sign)) {
            throw new Bad("\"" + sign + "\" is missing");
        }
    }

    private String until(char end) throws Bad {
        int from = at;
        int to = text.indexOf(end, from);
        if (to < 0) {
            throw new Bad("\"" + end + "\" is missing");
        }
        at = to + 1;
        return text.substring(from, to).strip();
    }

    /** A name, or a number with its unit; a rate such as 2/min is one word. */
    private String word() {
        blanks();
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || ".%".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        boolean number = at > from && Character.isDigit(text.charAt(from));
        if (number && text.substring(at).matches("/(s|min|h|d)\\b.*")) {
            at++;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
        }
        return text.substring(from, at);
    }
}
