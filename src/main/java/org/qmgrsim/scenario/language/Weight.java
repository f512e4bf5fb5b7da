package org.qmgrsim.scenario.language;

/**
 * How much of something.
 *
 * @param value not negative; of 60% it is 0.6
 * @param share whether it was written with a %
 */
public record Weight(double value, boolean share) {}
