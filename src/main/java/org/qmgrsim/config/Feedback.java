package org.qmgrsim.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much one delivery moves a destination's window: {@code n}, {@code n/m}, or {@code n/concurrency}.
 *
 * @param base from 0 to 1
 * @param perWindow whether the base is divided by the window at hand
 * @param warning what qmgr logs when the text was no such value (then base is 1), beginning with {@code warning: };
 *     else null
 * @see "Postfix src/qmgr/qmgr_feedback.c: qmgr_feedback_init"
 */
public record Feedback(
        double base, boolean perWindow, @Nullable String warning) {
    private static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
    private static final Pattern LEADING = Pattern.compile("\\s*(" + NUMBER + ")\\s*(.*)", Pattern.DOTALL);
    private static final Pattern QUOTIENT = Pattern.compile("/\\s*(\\S{1,30})");

    /**
     * Reads a value; a malformed or unreasonable one gives 1 and a warning. Text after a bare number is ignored.
     *
     * @param name of the parameter, for the warning
     */
    public static Feedback parse(String name, String text) {
        Feedback read = read(text);
        if (read != null && read.base >= 0 && read.base <= 1) {
            return read;
        }
        return new Feedback(1, false, "warning: " + name + ": ignoring malformed or unreasonable feedback: " + text);
    }

    private static @Nullable Feedback read(String text) {
        Matcher leading = LEADING.matcher(text);
        if (!leading.matches()) {
            return null;
        }
        double number = Double.parseDouble(leading.group(1));
        String rest = leading.group(2);
        if (!rest.startsWith("/")) {
            return new Feedback(number, false, null);
        }
        Matcher quotient = QUOTIENT.matcher(rest);
        return quotient.matches() ? quotient(number, quotient.group(1)) : null;
    }

    private static @Nullable Feedback quotient(double number, String denominator) {
        if (denominator.toLowerCase(Locale.ROOT).equals("concurrency")) {
            return new Feedback(number, true, null);
        }
        if (!denominator.matches(NUMBER) || number < 0) {
            return null;
        }
        double divisor = Double.parseDouble(denominator);
        boolean sane = divisor >= 1.0 / Integer.MAX_VALUE && divisor <= Integer.MAX_VALUE;
        return sane ? new Feedback(number / divisor, false, null) : null;
    }

    /**
     * The value at a window.
     *
     * @param window deliveries, at least 1
     */
    public double at(int window) {
        return perWindow ? base / window : base;
    }
}
