package org.qmgrsim.cli;

/** What was to be written could not be written; the message says where and why. */
final class OutputFailed extends RuntimeException {
    OutputFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
