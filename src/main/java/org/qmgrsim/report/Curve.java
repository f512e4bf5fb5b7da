package org.qmgrsim.report;

import org.qmgrsim.measure.Survival;

/** One line of a {@link SurvivalChart}. */
public record Curve(String label, Survival survival) {}
