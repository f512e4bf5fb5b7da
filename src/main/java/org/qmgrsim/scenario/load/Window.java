package org.qmgrsim.scenario.load;

/**
 * When a source gives mail.
 *
 * @param beginNanos virtual time of the first message, or before it
 * @param endNanos virtual time after the last message
 * @param count most messages
 */
public record Window(long beginNanos, long endNanos, long count) {
    /** Whether a message that is not early is still wanted. */
    boolean takes(long ordinal, long atNanos) {
        return ordinal < count && atNanos < endNanos;
    }
}
