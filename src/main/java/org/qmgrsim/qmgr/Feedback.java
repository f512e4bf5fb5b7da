package org.qmgrsim.qmgr;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far one delivery moves a window: a constant, or a constant divided by the window.
 *
 * @param base from 0 to 1
 * @param perWindow whether to divide
 * @see "Postfix src/qmgr/qmgr_feedback.c: qmgr_feedback_init"
 */
record Feedback(double base, boolean perWindow) {
    /** Used in place of what cannot be used. */
    static final Feedback ONE = new Feedback(1, false);

    private static final String NUMBER = "[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?";
    private static final Pattern LEADING_NUMBER = Pattern.compile("\\s*(" + NUMBER + ")");
    private static final Pattern SLASH = Pattern.compile("\\s*/");
    private static final Pattern DENOMINATOR = Pattern.compile("\\s*(\\S{1,30})");
    private static final Pattern WHOLE_NUMBER = Pattern.compile(NUMBER);

    double at(int window) {
        return perWindow ? base / window : base;
    }

    /** 0 for a constant, 1 for one by the window: Postfix's own numbers, shown in a debug line. */
    int type() {
        return perWindow ? 1 : 0;
    }

    /**
     * Reads {@code x}, {@code x / y} or {@code x / concurrency}; without a slash, what follows the number does not
     * matter.
     *
     * @return null if it is malformed or its base is not from 0 to 1
     */
    static @Nullable Feedback parse(String text) {
        Matcher number = LEADING_NUMBER.matcher(text);
        if (!number.lookingAt()) {
            return null;
        }
        double numerator = Double.parseDouble(number.group(1));
        Matcher slash = SLASH.matcher(text).region(number.end(), text.length());
        if (!slash.lookingAt()) {
            return reasonable(numerator, false);
        }
        Matcher denominator = DENOMINATOR.matcher(text).region(slash.end(), text.length());
        if (!denominator.lookingAt() || denominator.end() < text.length()) {
            return null;
        }
        return fraction(numerator, denominator.group(1));
    }

    private static @Nullable Feedback fraction(double numerator, String denominator) {
        if (denominator.equalsIgnoreCase("concurrency")) {
            return reasonable(numerator, true);
        }
        if (!WHOLE_NUMBER.matcher(denominator).matches()) {
            return null;
        }
        double divisor = Double.parseDouble(denominator);
        boolean divides = divisor >= 1.0 / Integer.MAX_VALUE && divisor <= Integer.MAX_VALUE;
        return divides && numerator <= Integer.MAX_VALUE ? reasonable(numerator / divisor, false) : null;
    }

    private static @Nullable Feedback reasonable(double base, boolean perWindow) {
        return base >= 0 && base <= 1 ? new Feedback(base, perWindow) : null;
    }
}
