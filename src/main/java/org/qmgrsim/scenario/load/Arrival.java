package org.qmgrsim.scenario.load;

import java.util.List;
import org.qmgrsim.journal.Happening.Origin;

/**
 * One message that reaches the system.
 *
 * @param atNanos when the client connects, or sendmail is run; virtual time
 * @param origin SMTP or SENDMAIL
 * @param source the name of its source; may be empty
 * @param label the name of the message in the input, such as {@code m1}; may be empty
 * @param sizeBytes as qmgr will log it
 */
public record Arrival(
        long atNanos,
        Origin origin,
        String source,
        String label,
        String sender,
        List<String> recipients,
        int sizeBytes) {
    /** Takes a copy of the list. */
    public Arrival {
        recipients = List.copyOf(recipients);
    }

    /** The same message at another time. */
    public Arrival at(long nanos) {
        return new Arrival(nanos, origin, source, label, sender, recipients, sizeBytes);
    }
}
