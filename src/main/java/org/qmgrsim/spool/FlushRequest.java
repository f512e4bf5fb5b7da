package org.qmgrsim.spool;

/**
 * What is asked of flush(8).
 *
 * @param site the domain; empty for a single file
 * @param queueId the message; empty for a whole site
 * @see "Postfix src/global/flush_clnt.c"
 */
public record FlushRequest(Kind kind, String site, String queueId) {
    /** What flush(8) can do. */
    public enum Kind {
        /** Remember that a message waits for a site. */
        ADD,
        /** Send all that waits for a site ({@code postqueue -s}). */
        SEND_SITE,
        /** Send one message ({@code postqueue -i}). */
        SEND_FILE
    }
}
