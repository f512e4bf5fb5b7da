package org.qmgrsim.agents.remote;

/**
 * How many sessions a host serves at a time, and what becomes of the next client.
 *
 * @param atMost from 1
 * @param backlog with {@code QUEUE}, how many connections may wait for their greeting; the next ones get no answer at all
 * @param reply with {@code TURN_AWAY}, what the client is told
 */
public record ConnectionLimit(int atMost, Beyond beyond, int backlog, Answer reply) {
    /** What becomes of a client too many. */
    public enum Beyond {
        /** It is greeted with a refusal. */
        TURN_AWAY,
        /** Its connection is refused. */
        REFUSE,
        /** It is connected, and greeted when another session has ended. */
        QUEUE
    }
}
