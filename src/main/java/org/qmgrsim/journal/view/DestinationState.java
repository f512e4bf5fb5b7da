package org.qmgrsim.journal.view;

import org.qmgrsim.journal.Happening;

/**
 * A destination, as the running qmgr knows it.
 *
 * @param named its transport and next hop, and the window with which it begins
 * @param window deliveries that may run at once; 0: dead, -1: suspended
 * @param sinceFact number of the fact that made it so
 * @param sinceNanos when that was, in nanoseconds since the epoch of the run
 */
public record DestinationState(
        int subject, Happening.DestinationNamed named, int window, long sinceFact, long sinceNanos) {}
