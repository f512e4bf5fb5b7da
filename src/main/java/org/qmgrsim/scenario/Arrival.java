package org.qmgrsim.scenario;

import java.util.List;
import org.qmgrsim.journal.Happening.Origin;

/**
 * One message that reaches the system.
 *
 * @param atNanos when the client connects, or sendmail is run; virtual time
 * @param origin SMTP or SENDMAIL
 * @param label the name of the message in the input, such as {@code m1}; may be empty
 * @param sizeBytes as qmgr will log it
 */
public record Arrival(
        long atNanos, Origin origin, String label, String sender, List<String> recipients, int sizeBytes) {
    /** Takes a copy of the list. */
    public Arrival {
        recipients = List.copyOf(recipients);
    }
}
