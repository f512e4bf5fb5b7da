/**
 * Statistics of simulation output: intervals, warm-up, drift, batches, comparisons, stopping. Pure functions of numbers, each
 * with the source of its method; distributions come from Commons Math.
 * Knows no runs and no mail.
 */
@NullMarked
package org.qmgrsim.experiment.statistics;

import org.jspecify.annotations.NullMarked;
