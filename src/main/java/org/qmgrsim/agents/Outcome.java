package org.qmgrsim.agents;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.spool.BounceRequest;

/**
 * What became of an attempt to deliver.
 *
 * @param relay the host as the log names it, or {@code none}
 * @param sessionUse how often the session was used, this time included
 * @param reply the text behind the status
 */
record Outcome(String relay, int sessionUse, String dsn, Status status, String reply) {
    /** The log of bounce(8) into which the recipient goes; none for one that was delivered to. */
    BounceRequest.@Nullable Kind log() {
        return switch (status) {
            case DEFERRED, SOFTBOUNCE -> BounceRequest.Kind.APPEND_DEFER;
            case BOUNCED -> BounceRequest.Kind.APPEND_BOUNCE;
            case SENT, EXPANDED -> null;
        };
    }
}
