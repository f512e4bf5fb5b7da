package org.qmgrsim.scenario.language;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.kernel.CountLaw;

/** Laws of whole numbers in words: {@code geometric 2}. */
final class CountLaws {
    private static final int MOST = 100_000;
    private static final String WHOLE = "[0-9]{1,6}";
    private static final String OTHERS = Laws.pattern(Quantities.NUMBER).pattern();

    static final Pattern PATTERN = Pattern.compile(WHOLE + "|uniform +" + WHOLE + " +" + WHOLE + "|geometric +(mean +)?"
            + Quantities.NUMBER + "|(?=[a-z])(?!uniform)(" + OTHERS + ")");

    private CountLaws() {}

    static CountLaw read(String text) throws BadValue {
        String[] word = text.split(" +");
        try {
            return switch (word[0]) {
                case "uniform" -> evenly(whole(word[1]), whole(word[2]));
                case "geometric" -> CountLaw.geometric(Double.parseDouble(word[word.length - 1]));
                default ->
                    Character.isDigit(text.charAt(0))
                            ? CountLaw.constant(whole(text))
                            : CountLaw.rounded(Laws.read(text, Double::parseDouble));
            };
        } catch (IllegalArgumentException e) {
            throw new BadValue(e.getMessage());
        }
    }

    private static CountLaw evenly(int least, int greatest) throws BadValue {
        if (least > greatest) {
            throw new BadValue("write the smaller value first");
        }
        return CountLaw.evenly(least, greatest);
    }

    private static int whole(String text) throws BadValue {
        int number = Integer.parseInt(text);
        if (number < 1 || number > MOST) {
            throw new BadValue("write a whole number from 1 to " + MOST);
        }
        return number;
    }

    static @Nullable String diagnose(String text) {
        String first = text.split(" +")[0];
        List<String> own = List.of("uniform", "geometric");
        if (first.equals("uniform")) {
            return "write uniform LEAST GREATEST, both whole numbers";
        } else if (first.equals("geometric")) {
            return "write geometric MEAN, such as geometric 2";
        } else if (text.matches("[0-9.]+")) {
            return "write a whole number from 1 to " + MOST;
        }
        String nearest = Nearest.of(first, own);
        return nearest != null
                ? "did you mean \"" + nearest + "\"?"
                : Laws.diagnose(text, Quantities.NUMBER, number -> null);
    }
}
