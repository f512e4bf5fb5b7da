package org.qmgrsim.agents.remote;

import java.util.List;

/**
 * What the name service found for a next hop.
 *
 * @param nexthop the next hop, taken apart
 * @param answer what it said last; if it is {@code RECORDS}, there may yet be no server, because none has an address
 * @param asked the name that the answer is about
 * @param mx whether that was asked for mail exchangers, not for an address
 * @param delayNanos how long all the questions took
 * @param servers the mail exchangers that have an address, by preference, those of equal preference as they were listed
 */
public record Lookup(
        Nexthop nexthop, Zone.Found answer, String asked, boolean mx, long delayNanos, List<Candidate> servers) {
    /** A server with its preference. */
    public record Candidate(int preference, Server server) {}
}
