package org.qmgrsim.agents.remote;

/** A host as the log names it: {@code name[address]:port}. There is one object for each host, or port of a host, of a run. */
public final class RemoteHost {
    private static final int HOSTS = 254;
    private static final int LOCAL = 0;

    private final String name;
    private final int port;
    private final String nameAndAddress;
    private final String text;

    /**
     * A host with its port; 0 for a socket of this machine.
     *
     * @param address its address: a documentation address (RFC 5737) that depends on the name alone, unless the name is one
     */
    private RemoteHost(String name, String address, int port) {
        this.name = name;
        this.port = port;
        this.nameAndAddress = name + "[" + address + "]";
        this.text = port == LOCAL ? nameAndAddress : nameAndAddress + ":" + port;
    }

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

    /** Host name. */
    public String name() {
        return name;
    }

    /** The port that is tried; 0 for a socket of this machine. */
    public int port() {
        return port;
    }

    /** As in {@code host NAME[ADDRESS] said}. */
    public String nameAndAddress() {
        return nameAndAddress;
    }

    @Override
    public String toString() {
        return text;
    }
}
