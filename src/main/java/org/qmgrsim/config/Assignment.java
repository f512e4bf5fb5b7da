package org.qmgrsim.config;

/**
 * A parameter that somebody set: {@code name = value} in main.cf, or {@code -o name=value} in master.cf.
 *
 * @param name any text without blanks and {@code =}
 * @param value before substitution, without blanks at its ends; empty is a value
 * @param at place of the name
 * @param valueAt place of the value
 */
public record Assignment(String name, String value, Position at, Position valueAt) {
    /** What is wrong with a text of the form {@code name = value}, in Postfix's words. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** Name and value with their places in the text. */
    record Parts(String name, int nameOffset, String value, int valueOffset) {}

    /**
     * Splits {@code name = value}.
     *
     * @see "Postfix src/util/split_nameval.c: split_nameval"
     */
    static Parts split(String text) throws Malformed {
        int name = Text.skipBlanks(text, 0);
        if (name == text.length() || text.charAt(name) == '=') {
            throw new Malformed("missing attribute name");
        }
        int end = name;
        while (end < text.length() && !Text.isBlank(text.charAt(end)) && text.charAt(end) != '=') {
            end++;
        }
        int equals = Text.skipBlanks(text, end);
        if (equals == text.length() || text.charAt(equals) != '=') {
            throw new Malformed("missing '=' after attribute name");
        }
        int value = Text.skipBlanks(text, equals + 1);
        return new Parts(text.substring(name, end), name, Text.trim(text.substring(value)), value);
    }
}
