package org.qmgrsim.config;

/**
 * The integer at the beginning of a text, as C's {@code strtol} reads it: blanks, a sign, digits.
 *
 * @param value 0 if there are no digits
 * @param end offset of the first character that is not part of it; 0 if there are no digits
 * @param overflow whether it does not fit 64 bits
 */
record CNumber(long value, int end, boolean overflow) {
    static CNumber read(String text) {
        int at = Text.skipBlanks(text, 0);
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (negative || (at < text.length() && text.charAt(at) == '+')) {
            at++;
        }
        int digits = at;
        while (at < text.length() && Text.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == digits) {
            return new CNumber(0, 0, false);
        }
        try {
            return new CNumber(Long.parseLong((negative ? "-" : "") + text.substring(digits, at)), at, false);
        } catch (NumberFormatException tooBig) {
            return new CNumber(negative ? Long.MIN_VALUE : Long.MAX_VALUE, at, true);
        }
    }

    boolean fitsInt() {
        return !overflow && value == (int) value;
    }
}
