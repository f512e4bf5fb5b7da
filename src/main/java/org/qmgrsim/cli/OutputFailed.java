package org.qmgrsim.cli;

import org.jspecify.annotations.Nullable;

/** A file could not be read or written; the message says which and why. */
final class OutputFailed extends RuntimeException {
    OutputFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
