package org.qmgrsim.spool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Journal;
import org.qmgrsim.journal.Wait;

/**
 * One message on its way through the system, whatever its queue file is called at the moment: who sent it, to whom, and what
 * it waits for. Its waits form a chain without a gap, so that they add up to its life.
 */
public final class Mail {
    /** The {@code Received:} headers of the smtpd, or pickup, before a filter, and of the filter. */
    private static final int HOPS_THROUGH_A_FILTER = 2;

    private final Journal journal;
    private final int subject;
    private final long key;
    private final String sender;
    private final List<String> recipients;
    private final int hops;
    private String identity = "";
    private long identifiedCalendarNanos;
    private int sizeBytes;
    private long lastWait;
    private @Nullable QueueFile file;
    private @Nullable Wait waitsFor;
    private boolean gone;
    private int activations;
    private int notices;
    private int reinjections;

    /** A message of no source that has a name. */
    public Mail(
            Journal journal, Happening.Origin origin, long key, String sender, List<String> recipients, int sizeBytes) {
        this(journal, origin, "", key, sender, recipients, sizeBytes);
    }

    /**
     * A message that reaches the system now.
     *
     * @param source the name of its source; may be empty
     * @param key names the message for keyed luck: the same in every run with the same inputs
     * @param sizeBytes its size as qmgr will log it
     */
    public Mail(
            Journal journal,
            Happening.Origin origin,
            String source,
            long key,
            String sender,
            List<String> recipients,
            int sizeBytes) {
        this(journal, journal.newSubject(), origin, source, key, sender, recipients, sizeBytes, 0);
    }

    private Mail(
            Journal journal,
            int subject,
            Happening.Origin origin,
            String source,
            long key,
            String sender,
            List<String> recipients,
            int sizeBytes,
            int hops) {
        this.journal = journal;
        this.subject = subject;
        this.hops = hops;
        this.key = key;
        this.sender = sender;
        this.recipients = List.copyOf(recipients);
        this.sizeBytes = sizeBytes;
        this.lastWait = journal.add(subject, new Happening.MessageBegan(origin, source, sender, recipients.size()));
        waitFor(Wait.RECEIVING, 0);
    }

    /**
     * What a content filter makes of this message, on its way to an smtpd: a message of its own, of which the journal knows
     * where it comes from.
     *
     * @param filter as the log names it
     * @param key names the new message for keyed luck
     * @param sender the envelope sender that the filter was given
     * @param taken those of the recipients for whom the filter has taken it
     * @param addedBytes what the filter's own headers, and those of the way, add to it
     */
    public Mail reinjected(String filter, long key, String sender, List<String> taken, int addedBytes) {
        int as = journal.newSubject();
        journal.add(subject, new Happening.MessageReinjected(as, filter, taken.size()));
        Mail message = new Mail(
                journal,
                as,
                Happening.Origin.FILTER,
                filter,
                key,
                sender,
                taken,
                sizeBytes + addedBytes,
                hops + HOPS_THROUGH_A_FILTER);
        message.identify(identity, identifiedCalendarNanos);
        return message;
    }

    /** It gets its message ID, unless it has one: that stays with it, under whatever queue ID. */
    public void identify(String queueId, long calendarNanos) {
        if (identity.isEmpty()) {
            identity = queueId;
            identifiedCalendarNanos = calendarNanos;
        }
    }

    /** The queue ID in its message ID; empty if it has none yet. */
    public String identity() {
        return identity;
    }

    /** The time in its message ID, in nanoseconds since 1970. */
    public long identifiedCalendarNanos() {
        return identifiedCalendarNanos;
    }

    /** The {@code Received:} headers that it had when it came. */
    public int hops() {
        return hops;
    }

    /** The message gets a header that it did not have. */
    public void grow(int bytes) {
        sizeBytes += bytes;
    }

    /** The subject under which the journal knows the message. */
    public int subject() {
        return subject;
    }

    /** The key of the message's luck. */
    public long key() {
        return key;
    }

    /** The envelope sender; empty for a notification. */
    public String sender() {
        return sender;
    }

    /** The envelope recipients, in the order of the file. */
    public List<String> recipients() {
        return recipients;
    }

    /** Size in bytes, added headers included. */
    public int sizeBytes() {
        return sizeBytes;
    }

    /** How often the message has become active, under whatever ID: the number of its attempts. */
    public int activations() {
        return activations;
    }

    void activated() {
        activations++;
    }

    /** A number for the next notice about this message, from 0. */
    public int nextNotice() {
        return notices++;
    }

    /** A number for the next time that a filter hands the message on, from 0. */
    public int nextReinjection() {
        return reinjections++;
    }

    /** The queue file that holds the message now, or held it last; none before there was one. */
    public @Nullable QueueFile file() {
        return file;
    }

    /** This is the file that counts now: the newest, or an older one when that did not come about. */
    public void inFile(QueueFile newest) {
        file = newest;
    }

    /** What the message waits for now; none once it has left. */
    public @Nullable Wait waitsFor() {
        return waitsFor;
    }

    /**
     * One wait ends and another begins.
     *
     * @param blocker number of the fact that explains it, or 0
     */
    public void waitFor(Wait reason, long blocker) {
        if (gone) {
            return;
        }
        waitsFor = reason;
        lastWait = journal.add(subject, lastWait, new Happening.WaitBegan(reason, blocker));
    }

    /**
     * The message has left the queue: its last wait is over, and there is no other, whoever still works on what was its file.
     *
     * @param process who removed it
     * @param queueId under which ID that is logged as qmgr does; empty: it is not
     */
    public void left(int process, String queueId) {
        if (!gone) {
            gone = true;
            waitsFor = null;
            journal.add(subject, lastWait, new Happening.MessageRemoved(process, queueId));
        }
    }
}
