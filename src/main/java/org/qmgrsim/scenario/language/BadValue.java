package org.qmgrsim.scenario.language;

import org.jspecify.annotations.Nullable;

/** A text that is no value of its kind. */
final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;

    /**
     * @param hint the remedy; null for the usual one of the kind
     */
    BadValue(@Nullable String hint) {
        super(hint);
        this.hint = hint;
    }

    @Nullable
    String hint() {
        return hint;
    }
}
