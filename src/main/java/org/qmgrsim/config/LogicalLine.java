package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A line with its continuations: all following lines that begin with white space, less comments and blank lines, which
 * may stand in between. Only the line ends go; the blanks of a continuation stay, as Postfix's error messages show.
 *
 * @see "Postfix src/util/readlline.c: readllines"
 */
final class LogicalLine {
    /** A physical line: where it begins in the text, and where that is in the input. */
    private record Piece(int offset, int line) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private final Position start;

    private LogicalLine(Position start) {
        this.start = start;
    }

    /**
     * Splits a text.
     *
     * @param start place of the text's first character; every line of the text begins in that column
     * @param problems receives a warning for text that continues nothing
     */
    static List<LogicalLine> read(String text, Position start, List<Problem> problems) {
        List<LogicalLine> lines = new ArrayList<>();
        int number = 0;
        for (String physical : text.split("\n", -1)) {
            int content = Text.skipBlanks(physical, 0);
            if (content < physical.length() && physical.charAt(content) != '#') {
                if (content == 0 || lines.isEmpty()) {
                    lines.add(new LogicalLine(start));
                }
                lines.get(lines.size() - 1).append(physical, number);
            }
            number++;
        }
        if (!lines.isEmpty() && Text.isBlank(lines.get(0).text().charAt(0))) {
            problems.add(lines.remove(0).orphan());
        }
        return lines;
    }

    private void append(String physical, int number) {
        pieces.add(new Piece(text.length(), number));
        text.append(physical);
    }

    private Problem orphan() {
        String shown = text.length() > 30 ? text.substring(0, 30) + "..." : text.toString();
        return Problem.warning(
                at(Text.skipBlanks(text(), 0)),
                "logical line must not start with whitespace: \"" + shown + "\"",
                "there is no line before it that it could continue, so Postfix ignores it");
    }

    String text() {
        return text.toString();
    }

    /** Number of its first physical line in the text that it came from, from 1: what Postfix puts in messages. */
    int ownNumber() {
        return pieces.get(0).line + 1;
    }

    /** Place of a character of {@link #text()}. */
    Position at(int offset) {
        Piece piece = pieces.get(0);
        for (Piece next : pieces) {
            if (next.offset <= offset) {
                piece = next;
            }
        }
        return new Position(start.file(), start.line() + piece.line, start.column() + offset - piece.offset);
    }

    /** Offsets in {@link #text()} at which a continuation begins. */
    List<Integer> continuations() {
        return pieces.stream().skip(1).map(Piece::offset).toList();
    }
}
