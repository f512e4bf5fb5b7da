package org.qmgrsim.ipc;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening;

/**
 * What becomes of one trigger.
 *
 * @param loss why it never arrives, or null
 * @param delayNanos how much later it arrives
 */
record TriggerFate(Happening.@Nullable Loss loss, long delayNanos) {
    /** It arrives at once. */
    static final TriggerFate ARRIVES = new TriggerFate(null, 0);
}
