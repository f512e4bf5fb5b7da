package org.qmgrsim.agents;

/**
 * A text behind an enhanced status code, as next hops of error(8) and replies of hosts have it.
 *
 * @see "Postfix src/global/dsn_util.c"
 */
record DsnText(String dsn, String text) {
    private static final int MOST_DIGITS = 3;

    /** Takes the code off a text, or has this one for a text without. */
    static DsnText split(String both, String without) {
        String rest = both.stripLeading();
        int blank = rest.indexOf(' ');
        String word = blank < 0 ? rest : rest.substring(0, blank);
        return isDsn(word) && "245".indexOf(word.charAt(0)) >= 0
                ? new DsnText(word, rest.substring(word.length()).stripLeading())
                : new DsnText(without, rest);
    }

    /** Digits, a point, digits, a point, digits: the second and third number of one to three of them. */
    static boolean isDsn(String word) {
        int dots = 0;
        int digits = 0;
        for (int i = 0; i < word.length(); i++) {
            boolean dot = word.charAt(i) == '.';
            if (dot ? digits == 0 : word.charAt(i) < '0' || word.charAt(i) > '9' || digits == MOST_DIGITS) {
                return false;
            }
            dots += dot ? 1 : 0;
            digits = dot ? 0 : digits + 1;
        }
        return dots == 2 && digits > 0 && word.charAt(1) == '.';
    }
}
