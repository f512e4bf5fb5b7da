package org.qmgrsim.experiment;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A comparison that points have to meet, between a factor and another, or a value.
 *
 * @param right the number of a factor; -1: the value is meant
 */
record Condition(int left, String operator, int right, String value) {
    private static final Pattern FORM = Pattern.compile("(.+?) (<=|>=|!=|<|>|=) (.+)");

    /** Reads a text; null if its left side is no factor. */
    static @Nullable Condition of(String text, List<Factor> factors) {
        Matcher matcher = FORM.matcher(text);
        List<String> names = factors.stream().map(Factor::name).toList();
        if (!matcher.matches() || !names.contains(matcher.group(1).strip())) {
            return null;
        }
        String right = matcher.group(3).strip();
        return new Condition(names.indexOf(matcher.group(1).strip()), matcher.group(2), names.indexOf(right), right);
    }

    boolean holds(Point point) {
        Level first = point.levels().get(left);
        String otherLabel = right < 0 ? value : point.levels().get(right).label();
        Amount a = first.amount();
        Amount b = right < 0 ? Amount.of(value) : point.levels().get(right).amount();
        int order = a != null && b != null
                ? Double.compare(a.base(), b.base())
                : first.label().compareTo(otherLabel);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "=" -> order == 0;
            default -> order != 0;
        };
    }
}
