package org.qmgrsim.config;

import java.util.List;

/**
 * Where an address goes.
 *
 * @param transport name of a unix service in master.cf
 * @param nexthop the destination: a domain, {@code [host]:port}, or for error and retry the reason
 * @param local whether its domain is one of {@code mydestination}
 * @param warnings what trivial-rewrite says whenever it is asked
 */
public record Route(String transport, String nexthop, boolean local, List<String> warnings) {
    /** Takes a copy of the list. */
    public Route {
        warnings = List.copyOf(warnings);
    }

    /** The route of an address elsewhere. */
    public Route(String transport, String nexthop) {
        this(transport, nexthop, false, List.of());
    }

    /** What qmgr makes of an address whose route cannot be found. */
    static Route failure(List<String> warnings) {
        return new Route("retry", "4.3.0 address resolver failure", false, warnings);
    }
}
