package org.qmgrsim.journal;

/** Reads a journal, as it is made or afterwards. A reader changes nothing in the run. */
public interface Reader {
    /** A base fact, in the order of their numbers. */
    void read(Fact fact);

    /** A detail; only readers that {@linkplain Journal#subscribeToDetails asked} get them. */
    default void read(Detail detail) {}
}
