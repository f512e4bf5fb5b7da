package org.qmgrsim.spool;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of bounce(8), over the sockets {@code bounce}, {@code defer} and {@code trace}.
 *
 * @param kind what to do
 * @param file the message's queue file
 * @param record what to append; none for the other kinds
 * @see "Postfix src/bounce/bounce.c"
 */
public record BounceRequest(
        Kind kind, QueueFile file, @Nullable LogRecord record) {
    /** What bounce(8) can do. */
    public enum Kind {
        /** Add a record to the bounce log. */
        APPEND_BOUNCE,
        /** Add a record to the defer log. */
        APPEND_DEFER,
        /** Add a record to the trace log. */
        APPEND_TRACE,
        /** Return the message to its sender with the bounce log. */
        SEND_BOUNCE,
        /** Return the message to its sender with the defer log: it is too old. */
        SEND_DEFER,
        /** Tell the sender of the delay. */
        WARN,
        /** Tell the sender what the trace log holds. */
        SEND_TRACE;

        /** The log that it is about: {@code bounce}, {@code defer} or {@code trace}. */
        public String log() {
            return switch (this) {
                case APPEND_BOUNCE, SEND_BOUNCE -> "bounce";
                case APPEND_DEFER, SEND_DEFER, WARN -> "defer";
                case APPEND_TRACE, SEND_TRACE -> "trace";
            };
        }
    }
}
