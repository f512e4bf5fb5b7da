package org.qmgrsim.journal.view;

/**
 * Something that cannot be.
 *
 * @param fact number of the fact that cannot be after those before it; 0: the state as a whole cannot be
 * @param subject whom it is about
 * @param what what is wrong, for people
 */
public record Finding(long fact, int subject, String what) {
    @Override
    public String toString() {
        return (fact == 0 ? "" : "fact " + fact + ": ") + "subject " + subject + ": " + what;
    }
}
