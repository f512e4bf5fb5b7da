package org.qmgrsim.agents;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.kernel.Gate;
import org.qmgrsim.spool.Envelope;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;

/** A connection to cleanup(8): it gives a queue ID, takes a message, and says at the end whether it is safely stored. */
final class CleanupSession extends Connection {
    private final Mail mail;
    private final long arrivalCalendarNanos;
    private final Envelope envelope;
    private final Gate opened = new Gate();
    private final Gate content = new Gate();
    private final Gate done = new Gate();
    private final Gate readable = new Gate();
    private final @Nullable QueueFile drop;
    private QueueFile.Came came = QueueFile.Came.LOCALLY;
    private String contentFilter = "";
    private String refusal = "";
    private @Nullable QueueFile file;
    private boolean stored;
    private boolean clientKeeps;
    private boolean clientGone;
    private boolean broken;

    /** A session for one message that arrived at {@code arrivalCalendarNanos}, in nanoseconds since 1970. */
    CleanupSession(Mail mail, long arrivalCalendarNanos) {
        this(mail, arrivalCalendarNanos, Envelope.of(mail.sender(), mail.recipients()), null);
    }

    /** A session that makes a queue file of a drop, which stays until it is stored. */
    CleanupSession(Mail mail, long arrivalCalendarNanos, Envelope envelope, @Nullable QueueFile drop) {
        super(mail.key());
        this.drop = drop;
        this.envelope = envelope;
        this.mail = mail;
        this.arrivalCalendarNanos = arrivalCalendarNanos;
    }

    Mail mail() {
        return mail;
    }

    /** The file in maildrop of which the message is read; none if it comes from elsewhere. */
    @Nullable
    QueueFile drop() {
        return drop;
    }

    long arrivalCalendarNanos() {
        return arrivalCalendarNanos;
    }

    /** From whom the message is, and to whom: to all, or to those that a requeued file had not done. */
    Envelope envelope() {
        return envelope;
    }

    /** Says where the message came from, and the content filter through which it is to go; empty: none. */
    void received(QueueFile.Came from, String filter) {
        came = from;
        contentFilter = filter;
    }

    QueueFile.Came came() {
        return came;
    }

    String contentFilter() {
        return contentFilter;
    }

    /** The client keeps the message until it is stored, and will come again if it is not. */
    void keep() {
        clientKeeps = true;
    }

    boolean clientKeeps() {
        return clientKeeps;
    }

    // ---------------------------------------------------------------- cleanup's side

    void opened(QueueFile begun) {
        file = begun;
        opened.open();
    }

    /** Opens when the client has sent the whole message. */
    Gate content() {
        return content;
    }

    void done(boolean isStored) {
        if (!done.isOpen()) {
            stored = isStored;
            done.open();
        }
    }

    /** The message will not be taken, for a reason that is the message's own. */
    void refuse(String reply) {
        refusal = reply;
    }

    /** What an SMTP client is told of that; empty if there is no such reason. */
    String refusal() {
        return refusal;
    }

    /** Whether the client has left before it had sent the whole message. */
    boolean clientIsGone() {
        return clientGone;
    }

    @Override
    public void broken() {
        broken |= !done.isOpen();
        opened.open();
        done.open();
    }

    /** Whether cleanup has gone before it said how the message fares. */
    boolean isBroken() {
        return broken;
    }

    // ---------------------------------------------------------------- the client's side

    /** Opens when the queue ID is known, or when cleanup is gone. */
    Gate idGiven() {
        return opened;
    }

    /** The client no longer waits, for an ID or for a status. */
    void abandon() {
        clientGone();
        broken();
    }

    /** The queue file; none if cleanup is gone. */
    @Nullable
    QueueFile file() {
        return file;
    }

    /** The client has sent the envelope. */
    void sendEnvelope() {
        readable.open();
    }

    /** Opens when the client has sent the envelope. */
    Gate envelopeSent() {
        return readable;
    }

    void sendContent() {
        content.open();
    }

    /** Opens when cleanup has said whether the message is stored. */
    Gate status() {
        return done;
    }

    boolean stored() {
        return stored;
    }

    /** The client has ended: cleanup reads the end of the data, if that did not come before. */
    void clientGone() {
        if (!content.isOpen()) {
            clientGone = true;
            readable.open();
            content.open();
        }
    }
}
