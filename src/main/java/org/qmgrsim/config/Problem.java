package org.qmgrsim.config;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input, with its place and the remedy.
 *
 * @param file the name that a person would give it
 * @param line from 1
 * @param column from 1, in characters
 * @param severity whether the input is refused
 * @param message what is wrong, in Postfix's own words where it has some
 * @param hint what to do about it, or why it matters; null if the message says all
 */
public record Problem(
        String file,
        int line,
        int column,
        Severity severity,
        String message,
        @Nullable String hint) {
    /** By place, errors before warnings at the same place. */
    public static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::severity);

    /** An error at a place. */
    public static Problem error(Position at, String message, @Nullable String hint) {
        return new Problem(at.file(), at.line(), at.column(), Severity.ERROR, message, hint);
    }

    /** A warning at a place. */
    public static Problem warning(Position at, String message, @Nullable String hint) {
        return new Problem(at.file(), at.line(), at.column(), Severity.WARNING, message, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The same as a warning: for inputs whose errors are themselves part of the experiment. */
    public Problem asWarning() {
        return new Problem(file, line, column, Severity.WARNING, message, hint);
    }

    /** {@code file:line:column: severity: message}, and the hint, if any, on a line of its own. */
    @Override
    public String toString() {
        String text = file + ":" + line + ":" + column + ": " + severity + ": " + message;
        return hint == null ? text : text + "\n  hint: " + hint;
    }
}
