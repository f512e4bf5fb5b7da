package org.qmgrsim.journal;

/** Reads a journal, as it is made or afterwards. A reader changes nothing in the run. */
public interface Reader {
    /** A base fact, in the order of their numbers. */
    void read(Fact fact);

    /**
     * Whether facts of this kind matter to the reader; asked once, when it subscribes. Facts that matter to nobody have their
     * numbers, but are never built.
     *
     * @param kind a {@link Happening#code()}
     */
    default boolean reads(int kind) {
        return true;
    }

    /** A detail; only readers that {@linkplain Journal#subscribeToDetails asked} get them. */
    default void read(Detail detail) {}
}
