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
    /** What is left of it when nobody could write it down: the recipient is tried again. */
    Outcome failed(String why) {
        return new Outcome(relay, sessionUse, "4.3.0", Status.DEFERRED, why);
    }
}
