package org.qmgrsim.experiment;

/**
 * How points are chosen.
 *
 * @param size of a Latin hypercube, its number of points; else 0
 */
public record Plan(Kind kind, int size) {
    /** The kinds of plans. */
    public enum Kind {
        /** All combinations. */
        FULL,
        /** The base point, and each factor varied alone. */
        ONE_AT_A_TIME,
        /** Points spread over all ranges. */
        LATIN_HYPERCUBE,
        /** Points that the design lists. */
        LISTED
    }

    /** Reads {@code full}, {@code one at a time}, {@code latin hypercube N} or {@code listed}. */
    static Plan of(String text) {
        if (text.startsWith("latin")) {
            return new Plan(Kind.LATIN_HYPERCUBE, Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1)));
        }
        return new Plan(
                switch (text) {
                    case "full" -> Kind.FULL;
                    case "one at a time" -> Kind.ONE_AT_A_TIME;
                    default -> Kind.LISTED;
                },
                0);
    }
}
