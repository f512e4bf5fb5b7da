package org.qmgrsim.journal;

/** Gives the fields of a saved fact back, in the order in which a {@link FieldSink} took them. */
public interface FieldSource {
    /** A number, a truth value (0 or 1) or the ordinal of a fixed choice. */
    long number();

    /** A text. */
    String text();
}
