package org.qmgrsim.lesson;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as texts have them. */
final class Figures {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    private Figures() {}

    /** A number with three digits, or all of a whole one. */
    static String plain(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(3, RoundingMode.HALF_UP));
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A value with its unit. */
    static String text(Value value, Language language) {
        if (!value.isNumber()) {
            return word(value.word(), language);
        } else if (!value.seconds()) {
            return String.format(Locale.ROOT, "%,d", Math.round(value.number()));
        }
        return value.number() != 0 && Math.abs(value.number()) < 0.1
                ? plain(value.number() * 1000) + " " + word("ms", language)
                : plain(value.number()) + " " + word("s", language);
    }

    private static String word(String word, Language language) {
        return Teacher.bundle(language).getString("word." + word.replace(' ', '.'));
    }

    /** A text with its gaps filled by what the run came to. */
    static String fill(String text, Map<String, Probe> values, Observed run, Language language) {
        Matcher gap = GAP.matcher(text);
        return gap.replaceAll(found -> {
            Probe probe = values.get(found.group(1));
            return Matcher.quoteReplacement(probe == null ? found.group() : text(probe.of(run), language));
        });
    }
}
