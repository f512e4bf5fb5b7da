package org.qmgrsim.scenario;

import java.util.List;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/**
 * What the messages of a source have in common.
 *
 * @param recipients of every message, or those of which every message gets one
 * @param oneOf whether it is one of them, chosen evenly
 * @param sizeBytes law of the size that qmgr logs
 */
record Envelope(Origin origin, String sender, List<String> recipients, boolean oneOf, Law sizeBytes) {
    Envelope {
        recipients = List.copyOf(recipients);
    }

    /** The message with this ordinal. */
    Arrival at(long atNanos, long ordinal, long sourceKey, Luck luck) {
        double size = sizeBytes.quantile(luck.uniform(Purpose.SIZE, sourceKey, ordinal));
        return new Arrival(
                atNanos, origin, "", sender, oneOf ? List.of(chosen(ordinal, sourceKey, luck)) : recipients, (int)
                        Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(size))));
    }

    private String chosen(long ordinal, long sourceKey, Luck luck) {
        double place = luck.uniform(Purpose.DESTINATION, sourceKey, ordinal) * recipients.size();
        return recipients.get(Math.min(recipients.size() - 1, (int) place));
    }
}
