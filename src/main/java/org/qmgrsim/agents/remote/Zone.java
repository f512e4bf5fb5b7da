package org.qmgrsim.agents.remote;

import java.util.List;

/**
 * What the name service says about a domain or a host.
 *
 * @param answer what it says if it says anything
 * @param latency how long it takes
 * @param fails the share of the questions that it cannot answer for the moment, 0 to 1
 * @param exchangers mail exchangers; none: the domain has one, which bears its name
 */
public record Zone(Found answer, Latency latency, double fails, List<Exchanger> exchangers) {
    /** What a name server says. */
    public enum Found {
        /** The records are these. */
        RECORDS,
        /** There is no such name. */
        NO_SUCH_NAME,
        /** There is such a name, but it has no address. */
        NO_ADDRESS,
        /** Ask again later. */
        TRY_AGAIN,
        /** The domain takes no mail (RFC 7505). */
        NO_MAIL
    }

    /** A mail exchanger; of two the one with the lower preference is tried first. */
    public record Exchanger(int preference, String host) {}

    /** Found at once. */
    public static final Zone PLAIN = new Zone(Found.RECORDS, Latency.NONE, 0, List.of());

    /** Takes a copy of the list. */
    public Zone {
        exchangers = List.copyOf(exchangers);
    }
}
