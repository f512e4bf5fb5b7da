package org.qmgrsim.cli;

/** A file could not be read or written; the message says which and why. */
final class OutputFailed extends RuntimeException {
    OutputFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
