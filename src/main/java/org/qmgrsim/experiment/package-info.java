/**
 * Designs of experiments: a base scenario, factors and their levels, replications, workers, a store of runs, and what they say.
 * A run is a pure function of scenario and replication, and all points share their luck; results are read off the store in a
 * fixed order. Draws no charts and writes no reports.
 */
@NullMarked
package org.qmgrsim.experiment;

import org.jspecify.annotations.NullMarked;
