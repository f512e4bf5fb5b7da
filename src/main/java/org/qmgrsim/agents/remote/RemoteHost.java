package org.qmgrsim.agents.remote;

/**
 * A host as the log names it: {@code name[address]:port}.
 *
 * @param name host name
 * @param address its address: a documentation address (RFC 5737) that depends on the name alone, unless the name is one
 * @param port the port that is tried; 0 for a socket of this machine
 */
public record RemoteHost(String name, String address, int port) {
    private static final int HOSTS = 254;
    private static final int LOCAL = 0;

    /** This machine, at a socket of its own: {@code mail.example.net[private/dovecot-lmtp]}. */
    static RemoteHost local(String name, String path) {
        return new RemoteHost(name, path, LOCAL);
    }

    /** The host of a name. */
    static RemoteHost of(String name, int port) {
        if (isAddress(name)) {
            return new RemoteHost(name, name, port);
        }
        int hash = name.hashCode();
        String network = (hash & 1) == 0 ? "192.0.2." : "198.51.100.";
        return new RemoteHost(name, network + (1 + Math.floorMod(hash >> 1, HOSTS)), port);
    }

    /** Whether a name is an address, so that no name service is asked. */
    static boolean isAddress(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /** As in {@code host NAME[ADDRESS] said}. */
    public String nameAndAddress() {
        return name + "[" + address + "]";
    }

    @Override
    public String toString() {
        return port == LOCAL ? nameAndAddress() : nameAndAddress() + ":" + port;
    }
}
