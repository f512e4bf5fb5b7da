package org.qmgrsim.agents.remote;

import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/**
 * Who asks a host, and when.
 *
 * @param recipient at the stage RCPT, the address; else empty
 * @param messages messages that began in this session before the present one
 */
record Question(Server server, Visit visit, String recipient, int messages, long nowNanos) {
    Memory memory() {
        return server.memory();
    }

    /**
     * The luck of this attempt with this host, and at the stage RCPT with this recipient.
     *
     * @param detail the number of the decision
     */
    double luck(Purpose purpose, int detail) {
        long key = Luck.key(visit.key(), server.key());
        return server.luck()
                .uniform(
                        purpose.code(detail),
                        recipient.isEmpty() ? key : Luck.key(key, Keys.of(recipient)),
                        visit.attempt());
    }
}
