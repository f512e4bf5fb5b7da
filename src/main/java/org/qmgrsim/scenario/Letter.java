package org.qmgrsim.scenario;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.scenario.load.Arrival;
import org.qmgrsim.spool.Mail;

/**
 * A message in the hands of who brings it. It begins when somebody listens, and is one and the same however often it is
 * brought.
 */
final class Letter {
    private final Arrival arrival;
    private final long key;
    private @Nullable Mail mail;

    /**
     * A message that nobody has taken yet.
     *
     * @param key names the message for keyed luck
     */
    Letter(Arrival arrival, long key) {
        this.arrival = arrival;
        this.key = key;
    }

    Arrival arrival() {
        return arrival;
    }

    long key() {
        return key;
    }

    /** The message, which begins now if it has not. */
    Mail mail(InputMail messages) {
        Mail known = mail;
        if (known == null) {
            known = messages.of(arrival, key);
            mail = known;
        }
        return known;
    }
}
