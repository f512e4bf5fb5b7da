package org.qmgrsim.check;

/**
 * Something that must not be.
 *
 * @param fact number of the fact at which it was found
 * @param atNanos when, in nanoseconds since the epoch of the run
 * @param subject whom it is about
 * @param invariant what should hold, in a few words
 * @param what what is wrong, for people
 */
public record Violation(long fact, long atNanos, int subject, String invariant, String what) {
    @Override
    public String toString() {
        return "fact " + fact + ": subject " + subject + ": " + what + " (" + invariant + ")";
    }
}
