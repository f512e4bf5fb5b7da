/**
 * Time, and the passing of it: the virtual clock, the agenda of events to come, processes and the scripts they
 * follow, whole-second timers, the laws of chance and the keyed luck that draws from them.
 * Knows nothing of mail; has one thread, no wall clock and no state outside its objects.
 */
@NullMarked
package org.qmgrsim.kernel;

import org.jspecify.annotations.NullMarked;
