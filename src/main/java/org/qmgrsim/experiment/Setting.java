package org.qmgrsim.experiment;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/**
 * One value that is set over the base scenario.
 *
 * @param at where the design says so; of a level in a list, where its value stands
 * @param keyAt where the name of the factor stands, if that is the key; null if the key stands at {@code at}
 * @param text {@code key=value}
 */
public record Setting(Position at, @Nullable Position keyAt, String text) {
    /** The key. */
    public String key() {
        return text.substring(0, text.indexOf('=')).strip();
    }

    /** The value. */
    public String value() {
        return text.substring(text.indexOf('=') + 1).strip();
    }

    /** What is wrong at a column of the text is wrong at its place in the design. */
    Problem inDesign(Problem problem) {
        int column = problem.column() - 1;
        Position from = at;
        if (keyAt != null) {
            int value = text.indexOf('=') + 1;
            boolean ofValue = column >= value || problem.message().contains(value());
            from = ofValue ? at : keyAt;
            column = column < value ? 0 : column - value;
        }
        return new Problem(
                from.file(),
                from.line(),
                from.column() + column,
                problem.severity(),
                problem.message(),
                problem.hint());
    }
}
