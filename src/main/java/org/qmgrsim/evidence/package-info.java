/** Mail logs of real systems: read, and explained line by line. Knows the form of the log and nothing of a run. */
@NullMarked
package org.qmgrsim.evidence;

import org.jspecify.annotations.NullMarked;
