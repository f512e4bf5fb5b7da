package org.qmgrsim.journal;

/** Takes the fields of a fact, one by one. */
public interface FieldSink {
    /** A number, a truth value (0 or 1) or the ordinal of a fixed choice. */
    void number(long value);

    /** A text. */
    void text(String value);
}
