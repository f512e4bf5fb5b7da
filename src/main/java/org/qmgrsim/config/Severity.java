package org.qmgrsim.config;

import java.util.Locale;

/** How bad a {@link Problem} is: an error refuses the input, a warning does not. */
public enum Severity {
    ERROR,
    WARNING;

    /** As it stands in a message: {@code error} or {@code warning}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
