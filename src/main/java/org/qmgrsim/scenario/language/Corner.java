package org.qmgrsim.scenario.language;

/**
 * Where a rate changes, as the key {@code rates} says it.
 *
 * @param atNanos since the start of Postfix
 * @param ramp whether the rate gets there evenly from the corner before
 */
public record Corner(long atNanos, double perSecond, boolean ramp) {}
