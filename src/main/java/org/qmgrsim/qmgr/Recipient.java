package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/** One recipient of a message, from the moment it is read until its entry ends. */
final class Recipient {
    private final String address;
    private final int index;
    private final int at;
    private @Nullable Route route;
    private @Nullable DestinationQueue queue;

    /**
     * A recipient as read.
     *
     * @param address as the resolver knows it
     * @param index its place in the file, which agents use to mark it done
     */
    Recipient(String address, int index) {
        this.address = address;
        this.index = index;
        this.at = address.lastIndexOf('@');
    }

    String address() {
        return address;
    }

    int index() {
        return index;
    }

    /** Where the last {@code @} stands, or −1. */
    int at() {
        return at;
    }

    /** Where it goes, or null if nothing is to be delivered to it. */
    @Nullable
    Route route() {
        return route;
    }

    /** Sets the resolver's answer; left out for a recipient that the daemon has disposed of by itself. */
    void resolved(Route answer) {
        route = answer;
    }

    @Nullable
    DestinationQueue queue() {
        return queue;
    }

    void bind(@Nullable DestinationQueue to) {
        queue = to;
    }

    @Override
    public String toString() {
        return address;
    }
}
