package org.qmgrsim.spool;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;

/** One queue file: its name, place, mode, times, locks, and which of its recipients are done. */
public final class QueueFile {
    /** Mode of a file that is still being written. */
    public static final int INCOMPLETE = 0600;
    /** Mode of a complete file: anything without all three owner bits is invisible to qmgr. */
    public static final int READY = 0700;
    /** Mode bit: revive this message's destinations when it is read ({@code postqueue -i}). */
    public static final int FLUSH = 0040;

    /** Mode bit: the message is to be returned when it is read next ({@code postsuper -e}). */
    public static final int EXPIRE = 0010;

    private final Mail mail;
    private final long inode;
    private final long createdSecond;
    private final long arrivalCalendarNanos;
    private final Envelope envelope;
    private final BitSet done = new BitSet();
    private final List<LogRecord> bounceLog = new ArrayList<>(0);
    final List<LogRecord> deferLog = new ArrayList<>(0);
    private final List<LogRecord> traceLog = new ArrayList<>(0);
    private long warningSecond;
    private boolean warned;
    private String contentFilter = "";
    private Came came = Came.LOCALLY;

    String id;
    QueueName queue;
    int mode = INCOMPLETE;
    long mtimeSecond;
    long begunNanos;
    boolean exists = true;
    boolean requeued;
    boolean damaged;
    long blocks;
    int index;
    long order;
    long entry;
    Directory.@Nullable Leaf leaf;
    int exclusiveOwner;
    int sharedOwners;
    long readyFact;
    long placeFact;

    QueueFile(
            Mail mail,
            String id,
            long inode,
            long createdSecond,
            long arrivalCalendarNanos,
            QueueName queue,
            Envelope envelope) {
        this.mail = mail;
        this.envelope = envelope;
        this.id = id;
        this.inode = inode;
        this.createdSecond = createdSecond;
        this.arrivalCalendarNanos = arrivalCalendarNanos;
        this.queue = queue;
        this.mtimeSecond = createdSecond;
    }

    /** The message in the file. */
    public Mail mail() {
        return mail;
    }

    /** The queue ID, which is the file's name. */
    public String id() {
        return id;
    }

    /** The file's number in the file system, part of a short queue ID. */
    public long inode() {
        return inode;
    }

    /** The directory in which the file stands. */
    public QueueName queue() {
        return queue;
    }

    /** Permission bits. */
    public int mode() {
        return mode;
    }

    /** Whether the file is complete (mail_open_ok.c). */
    public boolean complete() {
        return (mode & READY) == READY;
    }

    /** The time before which qmgr leaves the file alone, in whole seconds since 1970. */
    public long mtimeSecond() {
        return mtimeSecond;
    }

    /** When cleanup began the file, in whole seconds since 1970: age and lifetime count from here. */
    public long createdSecond() {
        return createdSecond;
    }

    /** When the message arrived, in nanoseconds since 1970: {@code delay=} counts from here. Survives a requeue. */
    public long arrivalCalendarNanos() {
        return arrivalCalendarNanos;
    }

    /** The envelope recipients in this file: those that were not done when it was written. */
    public List<String> recipients() {
        return envelope.recipients();
    }

    /** The envelope sender; empty for a notification. */
    public String sender() {
        return envelope.sender();
    }

    /** A recipient as it was given, before its address was completed. */
    public String original(int recipient) {
        return envelope.originals().get(recipient);
    }

    /** The records in {@code bounce/ID}: recipients that failed for good since the file became active. */
    public List<LogRecord> bounceLog() {
        return bounceLog;
    }

    /** The records in {@code defer/ID}: recipients that were put off in the last attempt. */
    public List<LogRecord> deferLog() {
        return Collections.unmodifiableList(deferLog);
    }

    /** The records in {@code trace/ID}: recipients of whose delivery the sender is to be told. */
    public List<LogRecord> traceLog() {
        return traceLog;
    }

    /** When the sender is to be told of the delay, in whole seconds since 1970; 0: never, or never again. */
    public long warningSecond() {
        return warningSecond;
    }

    /** Sets the time of the delay warning. */
    public void warnAt(long second) {
        warningSecond = second;
    }

    /** The sender has been told of the delay. */
    public void warned() {
        warningSecond = 0;
        warned = true;
    }

    /** Whether the sender has been told of the delay. */
    public boolean isWarned() {
        return warned;
    }

    /** The content filter through which it is to go, as {@code transport:nexthop}; empty: none. */
    public String contentFilter() {
        return contentFilter;
    }

    /** Where it came from, for a filter that is told. */
    public Came came() {
        return came;
    }

    /** Writes down where it came from, and the content filter through which it is to go. */
    public void received(Came from, String filter) {
        came = from;
        contentFilter = filter;
    }

    /**
     * Where a message came from.
     *
     * @param queueId the ID under which it was first known here, if a filter has told; empty: its own
     * @param client {@code name[address]}; empty if it was none
     */
    public record Came(String queueId, String client) {
        /** From this machine. */
        public static final Came LOCALLY = new Came("", "");
    }

    /** Whether the message has no other file: neither a newer one, nor one that cleanup is about to make of this drop. */
    public boolean isLast() {
        boolean read = mail.waitsFor() == Wait.RECEIVING || mail.waitsFor() == Wait.FLOW_CONTROL;
        return mail.file() == this && !(queue == QueueName.MAILDROP && complete() && read);
    }

    /** Whether {@code postsuper -r} has put the file into maildrop. */
    public boolean requeued() {
        return requeued;
    }

    /** Whether its end is missing, so that it cannot be read as a whole. */
    public boolean isDamaged() {
        return damaged;
    }

    /** Number of the fact that made the file complete. */
    public long readyFact() {
        return readyFact;
    }

    /** Whether a recipient needs no further attempt. */
    public boolean isDone(int recipient) {
        return done.get(recipient);
    }

    void setDone(int recipient) {
        done.set(recipient);
    }
}
