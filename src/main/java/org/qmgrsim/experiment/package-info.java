/**
 * Designs of experiments: a base scenario, factors and their levels, replications, workers, results in a fixed order.
 * A run is a pure function of scenario and replication, and all points share their luck.
 * Draws no charts and measures nothing itself.
 */
@NullMarked
package org.qmgrsim.experiment;

import org.jspecify.annotations.NullMarked;
