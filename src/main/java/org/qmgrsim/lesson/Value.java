package org.qmgrsim.lesson;

/**
 * What a measure came to: a number of seconds or of things, or a word such as {@code never} or {@code the wakeup}.
 *
 * @param number NaN if it is a word
 */
public record Value(double number, boolean seconds, String word) {
    /** It did not happen. */
    static final String NEVER = "never";

    static Value seconds(double number) {
        return new Value(number, true, "");
    }

    static Value count(double number) {
        return new Value(number, false, "");
    }

    static Value word(String word) {
        return new Value(Double.NaN, false, word);
    }

    /** Whether it is a number. */
    public boolean isNumber() {
        return word.isEmpty();
    }
}
