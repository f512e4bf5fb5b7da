package org.qmgrsim.journal.view;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;

/** A queue file with its envelope, as {@link QueueFiles} knows it now. It changes as the facts go on. */
public final class QueuedMail {
    private static final int INCOMPLETE = 0600;
    private static final int COMPLETE = 0700;

    final MailInQueue mail;
    final long number;
    final @Nullable QueuedMail earlier;
    long placeFact;

    private final String queueId;
    private final QueueName createdIn;
    private @Nullable QueueName queue;
    private int mode = INCOMPLETE;
    private int sizeBytes;
    private long mtimeSecond;
    private long arrivalMicros;
    private String recipients = "";
    private @Nullable BitSet done;
    private @Nullable List<Happening.DeferLogged> deferLog;

    QueuedMail(MailInQueue mail, long number, long placeFact, Happening.FileCreated created) {
        this.mail = mail;
        this.number = number;
        this.earlier = mail.newest;
        this.placeFact = placeFact;
        this.queueId = created.queueId();
        this.createdIn = created.queue();
        this.queue = created.queue();
        this.mtimeSecond = created.mtimeSecond();
    }

    // ---------------------------------------------------------------- what happens to it

    void addressed(Happening.FileAddressed fact) {
        arrivalMicros = fact.arrivalMicros();
        recipients = fact.recipients();
    }

    void ready(Happening.FileReady fact) {
        mode = COMPLETE;
        sizeBytes = fact.sizeBytes();
        mtimeSecond = fact.mtimeSecond();
    }

    void moved(QueueName to, long fact) {
        queue = to;
        placeFact = fact;
    }

    void removed() {
        queue = null;
    }

    void touched(long second) {
        mtimeSecond = second;
    }

    void mode(int bits) {
        mode = bits;
    }

    void marked(Happening.RecipientMarked fact) {
        if (done == null) {
            done = new BitSet();
        }
        done.set(fact.place());
        mtimeSecond = fact.mtimeSecond();
    }

    void deferLogged(Happening.DeferLogged fact) {
        if (deferLog == null) {
            deferLog = new ArrayList<>(1);
        }
        deferLog.add(fact);
    }

    void deferLogRemoved() {
        deferLog = null;
    }

    // ---------------------------------------------------------------- what it is

    /** The directory in which the file stands; null once it is removed. */
    public @Nullable QueueName queue() {
        return queue;
    }

    /** The directory in which the file was made: one that postdrop made has no size and no time of arrival in it. */
    public QueueName createdIn() {
        return createdIn;
    }

    /** The file's name. */
    public String queueId() {
        return queueId;
    }

    /** The subject of the message in it. */
    public int message() {
        return mail.subject;
    }

    /** The envelope sender; empty for a notification. */
    public String sender() {
        return mail.sender;
    }

    /** As qmgr will log it; 0 while the file is incomplete. */
    public int sizeBytes() {
        return sizeBytes;
    }

    /** Permission bits. */
    public int mode() {
        return mode;
    }

    /** Whether the file is complete: without all three owner bits nobody shows it, and qmgr leaves it (mail_open_ok.c). */
    public boolean complete() {
        return (mode & COMPLETE) == COMPLETE;
    }

    /** Modification time in whole seconds since 1970: the time before which qmgr leaves the file alone. */
    public long mtimeSecond() {
        return mtimeSecond;
    }

    /** When the message first arrived, in microseconds since 1970. */
    public long arrivalMicros() {
        return arrivalMicros;
    }

    /** The recipients that are still to do, in the order of the file. */
    public List<String> recipients() {
        if (done == null) {
            return List.of(recipients.split("\n", -1));
        }
        List<String> left = new ArrayList<>();
        String[] all = recipients.split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            if (!done.get(i)) {
                left.add(all[i]);
            }
        }
        return left;
    }

    /** The records of the defer log: who was put off in the last attempt, and why. */
    public List<Happening.DeferLogged> deferLog() {
        return deferLog == null ? List.of() : List.copyOf(deferLog);
    }

    /** How often qmgr has taken the message into the active queue and read it, under whatever ID. */
    public int attempts() {
        return mail.attempts;
    }

    /** When an agent last had it, in nanoseconds since the epoch of the run; -1: never. */
    public long lastTriedNanos() {
        return mail.lastTriedNanos;
    }
}
