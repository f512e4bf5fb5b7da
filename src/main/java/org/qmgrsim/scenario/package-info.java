/**
 * From files to a run: scenario YAML and case folders are read, checked as a whole, and assembled into a Simulation.
 * A Scenario is an immutable value; a Simulation is a function of scenario, seed and replication.
 * Nothing runs before everything is valid.
 */
@NullMarked
package org.qmgrsim.scenario;

import org.jspecify.annotations.NullMarked;
