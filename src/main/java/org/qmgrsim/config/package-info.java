/**
 * What Postfix reads: main.cf, master.cf, lookup tables, parameters with default, unit and range.
 * Reports errors and warnings with file, line and column, in Postfix's own words where it has some.
 * Knows nothing of the simulation.
 */
@NullMarked
package org.qmgrsim.config;

import org.jspecify.annotations.NullMarked;
