package org.qmgrsim.scenario.load;

import java.util.stream.Stream;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/**
 * What the messages of a source have in common.
 *
 * @param source the name of the source; may be empty
 * @param senders of which each message has one
 * @param sizeBytes law of the size that qmgr logs
 * @param retryNanos after what time a client comes again that could not get rid of a message; 0: it does not
 */
public record Envelope(
        String source, Origin origin, Mix senders, Recipients recipients, Law sizeBytes, long retryNanos) {
    /** The same, but clients come again. */
    public Envelope retryAfter(long nanos) {
        return new Envelope(source, origin, senders, recipients, sizeBytes, nanos);
    }

    /** The message with this ordinal. */
    public Arrival at(long atNanos, long ordinal, long sourceKey, Luck luck) {
        double size = sizeBytes.quantile(luck.uniform(Purpose.SIZE, sourceKey, ordinal));
        long key = Luck.key(sourceKey, ordinal);
        return new Arrival(
                atNanos, origin, source, "", senders.one(luck, Purpose.SENDER, key, 0), recipients.of(key, luck), (int)
                        Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(size))));
    }

    /** The addresses of senders and recipients that occur. */
    public Stream<String> addresses() {
        return Stream.concat(recipients.addresses(), senders.addresses());
    }
}
