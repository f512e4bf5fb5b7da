package org.qmgrsim.config;

/**
 * Where an address goes.
 *
 * @param transport name of a unix service in master.cf
 * @param nexthop the destination: a domain, {@code [host]:port}, or for error and retry the reason
 * @param local whether its domain is one of {@code mydestination}
 */
public record Route(String transport, String nexthop, boolean local) {
    /** The route of an address elsewhere. */
    public Route(String transport, String nexthop) {
        this(transport, nexthop, false);
    }
}
