package org.qmgrsim.scenario;

import org.qmgrsim.agents.remote.Behaviour;
import org.qmgrsim.agents.remote.Destinations;
import org.qmgrsim.agents.remote.Zone;

/**
 * How a remote host behaves from some time on, and what the name service says about it.
 *
 * @param fromNanos virtual time
 * @param name of the next hop whose only host it is, or of the host itself
 * @param isHost which of both
 */
public record DestinationChange(long fromNanos, String name, boolean isHost, Behaviour behaviour, Zone zone) {
    /** A change of the one host behind a next hop. */
    public DestinationChange(long fromNanos, String nexthop, Behaviour behaviour) {
        this(fromNanos, nexthop, false, behaviour, Zone.PLAIN);
    }

    void apply(Destinations destinations) {
        if (isHost) {
            destinations.changeHost(fromNanos, name, behaviour, zone);
        } else {
            destinations.change(fromNanos, name, behaviour, zone);
        }
    }
}
