package org.qmgrsim.cli;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;

/**
 * What a parameter is in a configuration.
 *
 * @param written before substitution
 * @param value after substitution
 * @param means the value in words, or why it is refused; null if it says all by itself
 * @param setAt who set it; null: nobody
 */
record EffectiveValue(
        String written,
        String value,
        @Nullable String means,
        @Nullable Position setAt) {
    /** {@code means 1 day; set in main.cf:4}. */
    String sentence() {
        String is = written.equals(value) ? "" : "is " + (value.isEmpty() ? "empty" : value) + "; ";
        String says = means == null ? "" : means + "; ";
        return is + says + (setAt == null ? "not set" : "set in " + setAt.file() + ":" + setAt.line());
    }
}
