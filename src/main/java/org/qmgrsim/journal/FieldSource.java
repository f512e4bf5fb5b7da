package org.qmgrsim.journal;

/** Gives the fields of a saved fact back, in order. */
interface FieldSource {
    long number();

    String text();
}
