package org.qmgrsim.ipc;

import org.qmgrsim.journal.Happening;

/**
 * How the triggers of some sender to some service fare, from some time on.
 *
 * @param sender program that sends them; empty: every program
 * @param service socket that they are for; empty: every socket
 * @param loss what happens to a trigger that is lost
 * @param probability share of the triggers that are lost, 0 to 1
 * @param delayNanos how much later the others arrive
 * @param fromNanos from when, virtual time
 * @param untilNanos until when
 */
public record TriggerFault(
        String sender,
        String service,
        Happening.Loss loss,
        double probability,
        long delayNanos,
        long fromNanos,
        long untilNanos) {
    boolean concerns(String program, String socket, long atNanos) {
        return (sender.isEmpty() || sender.equals(program))
                && (service.isEmpty() || service.equals(socket))
                && atNanos >= fromNanos
                && atNanos < untilNanos;
    }
}
