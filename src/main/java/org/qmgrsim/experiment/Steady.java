package org.qmgrsim.experiment;

import org.jspecify.annotations.Nullable;

/**
 * A study of a steady state.
 *
 * @param of delays whose mean settles
 * @param warmUpNanos what is left out at the beginning; null: found from pilot runs
 * @param stepNanos distance of the points of the course; null: the common period of the timers
 */
public record Steady(
        Measure.Delays of,
        @Nullable Long warmUpNanos,
        @Nullable Long stepNanos) {}
