package org.qmgrsim.scenario;

import org.qmgrsim.agents.Destinations.Behaviour;

/**
 * How the host behind a next hop behaves from some time on.
 *
 * @param fromNanos virtual time
 */
public record DestinationChange(long fromNanos, String nexthop, Behaviour behaviour) {}
