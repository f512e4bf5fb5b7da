package org.qmgrsim.experiment;

import java.util.List;

/**
 * How many runs a point gets.
 *
 * @param least at least, or if nothing is asked for: exactly
 * @param most at most
 * @param precision what is asked for
 */
public record Replications(int least, int most, List<Precision> precision) {
    /** Takes a copy of the list. */
    public Replications {
        precision = List.copyOf(precision);
    }

    /** A fixed number. */
    public static Replications fixed(int number) {
        return new Replications(number, number, List.of());
    }

    /**
     * A half-width of an interval.
     *
     * @param relative whether it is a share of the value
     */
    public record Precision(Measure measure, double halfWidth, boolean relative) {}
}
