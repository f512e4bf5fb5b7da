package org.qmgrsim.qmgr;

/**
 * What an agent reports at the end of a delivery. Only agents that speak of the hop itself (smtp, lmtp) fill in a
 * reason, and only when the destination failed.
 *
 * @param status 0 if nothing is left to be tried again
 * @param dsn enhanced status of the hop, or empty
 * @param reason what is wrong with the hop, or empty
 * @see "Postfix src/global/deliver_request.c: deliver_request_final"
 */
record Report(int status, String dsn, String reason) {
    /** All recipients are delivered or bounced. */
    static final Report GOOD = new Report(0, "", "");

    /** Some recipient is deferred, but the destination is well. */
    static final Report DEFERRED = new Report(1, "", "");

    /** The destination failed. */
    static Report siteFailure(String dsn, String reason) {
        return new Report(1, dsn, reason);
    }
}
