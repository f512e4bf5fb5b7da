package org.qmgrsim.agents;

import org.qmgrsim.journal.Happening.Status;

/**
 * What became of an attempt to deliver.
 *
 * @param relay the host as the log names it, or {@code none}
 * @param sessionUse how often the session was used, this time included
 * @param reply the text behind the status
 */
record Outcome(String relay, int sessionUse, String dsn, Status status, String reply) {
    /** A failure for good that bounce(8) did not write down: the recipient is tried again. */
    Outcome unwritten() {
        return new Outcome(relay, sessionUse, "4.3.0", Status.DEFERRED, "bounce or trace service failure");
    }
}
