package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.List;

/** Blanks, braces and tokens as Postfix's C library sees them. */
final class Text {
    private Text() {}

    /** A token and where it begins in the text that it was cut from. */
    record Token(String text, int offset) {}

    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNamePart(char c) {
        return isDigit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static String trim(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(Math.min(skipBlanks(text, 0), end), end);
    }

    /**
     * Length of the balanced text in braces that begins here, both braces included; 0 if it is not balanced.
     *
     * @see "Postfix src/util/balpar.c: balpar"
     */
    static int balanced(String text, int from) {
        int level = 0;
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '{') {
                level++;
            } else if (text.charAt(at) == '}' && --level == 0) {
                return at + 1 - from;
            }
        }
        return 0;
    }

    /**
     * Tokens between blanks, and between commas if wanted; text in balanced braces is not split.
     *
     * @see "Postfix src/util/mystrtok.c: mystrtokq"
     */
    static List<Token> tokens(String text, int from, boolean commas) {
        List<Token> tokens = new ArrayList<>();
        int at = from;
        while (true) {
            while (at < text.length() && separates(text.charAt(at), commas)) {
                at++;
            }
            if (at == text.length()) {
                return tokens;
            }
            int start = at;
            while (at < text.length() && !separates(text.charAt(at), commas)) {
                at += text.charAt(at) == '{' ? Math.max(1, balanced(text, at)) : 1;
            }
            tokens.add(new Token(text.substring(start, at), start));
        }
    }

    private static boolean separates(char c, boolean commas) {
        return isBlank(c) || (commas && c == ',');
    }
}
