package org.qmgrsim.master;

import org.qmgrsim.ipc.Identity;

/** What master knows of one process: whose it is, and whether it can take a connection (master.h, MASTER_PROC). */
final class Child {
    private final Service service;
    private final Identity identity;
    private boolean available;

    Child(Service service, Identity identity) {
        this.service = service;
        this.identity = identity;
    }

    Service service() {
        return service;
    }

    Identity identity() {
        return identity;
    }

    boolean available() {
        return available;
    }

    void setAvailable(boolean is) {
        if (is != available) {
            available = is;
            service.countAvailable(is ? 1 : -1);
        }
    }

    /** Whether its service would be at its limit if it became busy, of which master complains. */
    boolean fills() {
        return service.complainsOf(service.avail() - (available ? 1 : 0));
    }
}
