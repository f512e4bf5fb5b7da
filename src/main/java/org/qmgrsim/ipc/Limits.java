package org.qmgrsim.ipc;

/**
 * How long a daemon lives, and how long it waits, in the parameters that all daemons read.
 *
 * @param maxUse {@code max_use}: clients after which it exits; 0: no limit
 * @param maxIdleSeconds {@code max_idle}: seconds without a client after which it exits; 0: no limit
 * @param ipcTimeoutSeconds {@code ipc_timeout}: the longest wait for data from another process of the mail system
 * @param ipcIdleSeconds {@code ipc_idle}: seconds without use after which a stream to another process is closed
 * @param ipcTtlSeconds {@code ipc_ttl}: seconds after which such a stream is closed though it is in use
 * @param daemonTimeoutSeconds {@code daemon_timeout}: the longest turn of its loop, which its watchdog guards; 0: nobody does
 */
public record Limits(
        int maxUse,
        long maxIdleSeconds,
        long ipcTimeoutSeconds,
        long ipcIdleSeconds,
        long ipcTtlSeconds,
        long daemonTimeoutSeconds) {
    /** A command, which ends by itself, with the defaults. */
    public static final Limits COMMAND = new Limits(0, 0, 3600, 5, 1000, 0);

    /** The same, but the number of clients does not count. */
    public Limits everUsed() {
        return new Limits(0, maxIdleSeconds, ipcTimeoutSeconds, ipcIdleSeconds, ipcTtlSeconds, daemonTimeoutSeconds);
    }
}
