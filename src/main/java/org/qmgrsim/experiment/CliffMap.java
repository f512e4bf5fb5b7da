package org.qmgrsim.experiment;

/** Where a measure jumps over two factors: how often the cells between are halved. */
public record CliffMap(Measure of, int halvings) {}
