package org.qmgrsim.spool;

/**
 * What a delivery agent reports when it is done with a request (global/deliver_request.c).
 *
 * @param status 0 if nothing is left to be tried again
 * @param dsn status code of the next hop, or empty
 * @param reason why the next hop could not be reached; empty if it could, whatever became of the recipients
 */
public record DeliveryReport(int status, String dsn, String reason) {
    /** All recipients are done. */
    public static final DeliveryReport DONE = new DeliveryReport(0, "", "");

    /** Some recipients must be tried again, but the next hop is well. */
    public static final DeliveryReport DEFERRED = new DeliveryReport(1, "", "");

    /** The same, but some recipients must be tried again. */
    public DeliveryReport putOff() {
        return status == 0 ? new DeliveryReport(1, dsn, reason) : this;
    }
}
