package org.qmgrsim.config;

/**
 * What trivial-rewrite is asked: to bring an address into its usual form, which changes none that has a domain, or where mail
 * from a sender to an address goes.
 *
 * @param resolves whether it is the second
 * @param sender empty if there is none
 */
public record RouteQuestion(boolean resolves, String sender, String address) {
    /** The form of an address. */
    public static RouteQuestion rewrite(String address) {
        return new RouteQuestion(false, "", address);
    }

    /** Where mail goes. */
    public static RouteQuestion resolve(String sender, String address) {
        return new RouteQuestion(true, sender, address);
    }
}
