package org.qmgrsim.qmgr;

/**
 * Why something could not be delivered.
 *
 * @param status enhanced status code, as {@code 4.4.1}
 * @param reason text
 */
record Dsn(String status, String reason) {
    /** The next-hop, and the name of the queue, under which {@code retry} logs this reason. */
    String nexthop() {
        return status + " " + reason;
    }

    @Override
    public String toString() {
        return nexthop();
    }
}
