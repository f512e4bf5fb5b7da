package org.qmgrsim.experiment;

import java.util.List;

/**
 * A rectangle of a cliff map between neighbouring settings of two factors.
 *
 * @param corners its points: low and low, low and high, high and low, high and high
 * @param jumps whether the measure differs so much between its corners that it would be halved again
 */
public record Cell(List<Point> corners, boolean jumps) {
    /** Takes a copy of the list. */
    public Cell {
        corners = List.copyOf(corners);
    }
}
