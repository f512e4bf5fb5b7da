package org.qmgrsim.experiment;

import org.qmgrsim.measure.Activation;

/** What all runs of one point showed together. */
public record PointResult(Point point, Activation activation) {}
