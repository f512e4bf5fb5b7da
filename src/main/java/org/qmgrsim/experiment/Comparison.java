package org.qmgrsim.experiment;

import org.qmgrsim.experiment.statistics.Interval;

/**
 * A measure at a point against the base point, pair by pair of runs with the same luck.
 *
 * @param difference the point less the base point, of the values of single runs
 * @param p adjusted for the number of comparisons of the study, after Holm
 * @param pairs of runs that give a number at both points
 */
public record Comparison(Measure measure, Point base, Point point, Interval difference, double p, int pairs) {
    Comparison withP(double other) {
        return new Comparison(measure, base, point, difference, other, pairs);
    }
}
