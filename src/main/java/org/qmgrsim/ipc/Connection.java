package org.qmgrsim.ipc;

/** A connection to a daemon's socket, from the moment it stands in the backlog. What is said over it depends on its kind. */
public abstract class Connection {
    private final long key;

    /**
     * A connection on behalf of somebody.
     *
     * @param key the key of its luck: that of the message, trigger or command that it serves
     */
    protected Connection(long key) {
        this.key = key;
    }

    /** The key of its luck. */
    public final long key() {
        return key;
    }

    /** The server has ended, or was never started, with this connection open. */
    public void broken() {}
}
