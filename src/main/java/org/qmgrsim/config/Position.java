package org.qmgrsim.config;

/**
 * A place in an input.
 *
 * @param file the name that a person would give it
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in characters; 0 for the line as a whole
 */
public record Position(String file, int line, int column) {
    public Position {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line " + line + ", column " + column + " of " + file);
        }
    }

    /** The first character of a file. */
    public static Position startOf(String file) {
        return new Position(file, 1, 1);
    }

    /** Written as {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
