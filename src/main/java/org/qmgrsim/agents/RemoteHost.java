package org.qmgrsim.agents;

/**
 * A host as the log names it: {@code name[address]:port}.
 *
 * @param name host name
 * @param address its address
 * @param port the port that was tried
 */
record RemoteHost(String name, String address, int port) {
    private static final int SMTP = 25;

    /**
     * The host behind a next hop: {@code [host]:port}, or a domain, whose mail exchanger gets a documentation address
     * (RFC 5737) that depends on the name alone.
     */
    static RemoteHost of(String nexthop) {
        String host = nexthop;
        int port = SMTP;
        boolean literal = nexthop.startsWith("[");
        int end = literal ? nexthop.indexOf(']') : -1;
        int colon = nexthop.indexOf(':', Math.max(end, 0));
        if (colon >= 0) {
            port = Integer.parseInt(nexthop, colon + 1, nexthop.length(), 10);
            host = nexthop.substring(0, colon);
        }
        if (literal && end > 0) {
            host = nexthop.substring(1, end);
        }
        if (!host.isEmpty() && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
            return new RemoteHost(host, host, port);
        }
        int hash = host.hashCode();
        String address = (hash & 1) == 0 ? "192.0.2." : "198.51.100.";
        return new RemoteHost(literal ? host : "mx." + host, address + (1 + Math.floorMod(hash >> 1, 254)), port);
    }

    /** As in {@code host NAME[ADDRESS] said}. */
    String nameAndAddress() {
        return name + "[" + address + "]";
    }

    @Override
    public String toString() {
        return nameAndAddress() + ":" + port;
    }
}
