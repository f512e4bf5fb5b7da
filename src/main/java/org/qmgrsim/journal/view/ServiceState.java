package org.qmgrsim.journal.view;

import org.qmgrsim.journal.Happening;

/**
 * A service of master(8).
 *
 * @param defined its row of master.cf
 * @param throttled whether master starts no process of it at present
 * @param throttleSeconds for how long it was throttled; 0 if it is not
 * @param sinceFact number of the fact that made it so
 * @param sinceNanos when that was, in nanoseconds since the epoch of the run
 */
public record ServiceState(
        int subject,
        Happening.ServiceDefined defined,
        boolean throttled,
        long throttleSeconds,
        long sinceFact,
        long sinceNanos) {}
