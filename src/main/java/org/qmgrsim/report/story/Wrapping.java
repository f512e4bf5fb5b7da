package org.qmgrsim.report.story;

/** Breaks long lines: at blanks, and between the wide characters of Japanese, which need none. */
final class Wrapping {
    private static final int WIDTH = 110;
    private static final String NOT_FIRST = "。、）」：,.)";

    private Wrapping() {}

    static void wrap(String sentences, String indent, StringBuilder to) {
        int begin = 0;
        int lastBreak = 0;
        int width = indent.length();
        for (int i = 0; i < sentences.length(); i++) {
            char letter = sentences.charAt(i);
            width += isWide(letter) ? 2 : 1;
            if (width > WIDTH && lastBreak > begin) {
                to.append(indent)
                        .append(sentences.substring(begin, lastBreak).stripTrailing())
                        .append('\n');
                begin = lastBreak;
                width = indent.length() + width(sentences, begin, i + 1);
            }
            if (letter == ' ' || (isWide(letter) && mayFollow(sentences, i + 1))) {
                lastBreak = i + 1;
            }
        }
        to.append(indent).append(sentences.substring(begin)).append('\n');
    }

    private static boolean mayFollow(String sentences, int next) {
        return next < sentences.length() && NOT_FIRST.indexOf(sentences.charAt(next)) < 0;
    }

    private static int width(String text, int from, int until) {
        int width = 0;
        for (int i = from; i < until; i++) {
            width += isWide(text.charAt(i)) ? 2 : 1;
        }
        return width;
    }

    private static boolean isWide(char letter) {
        return letter >= '\u2E80';
    }
}
