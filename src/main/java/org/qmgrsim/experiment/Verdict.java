package org.qmgrsim.experiment;

import org.qmgrsim.experiment.statistics.Interval;

/**
 * Whether an assertion holds at a point.
 *
 * @param interval what is known of the measure, at the confidence of the assertion
 */
public record Verdict(Assertion assertion, Point point, Outcome outcome, Interval interval, String why) {
    /** How it can come out. */
    public enum Outcome {
        /** It holds, at the confidence. */
        PASS,
        /** It does not, at the confidence. */
        FAIL,
        /** The runs do not tell. */
        UNDECIDED
    }
}
