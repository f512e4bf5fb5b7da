package org.qmgrsim.agents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.kernel.Gate;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;

/** A connection to cleanup(8): it gives a queue ID, takes a message, and says at the end whether it is safely stored. */
final class CleanupSession extends Connection {
    private final Mail mail;
    private final long arrivalCalendarNanos;
    private final List<String> recipients;
    private final Gate opened = new Gate();
    private final Gate content = new Gate();
    private final Gate done = new Gate();
    private final Gate readable = new Gate();
    private @Nullable QueueFile file;
    private boolean stored;

    /** A session for one message that arrived at {@code arrivalCalendarNanos}, in nanoseconds since 1970, for these recipients. */
    CleanupSession(Mail mail, long arrivalCalendarNanos, List<String> recipients) {
        super(mail.key());
        this.recipients = recipients;
        this.mail = mail;
        this.arrivalCalendarNanos = arrivalCalendarNanos;
    }

    Mail mail() {
        return mail;
    }

    long arrivalCalendarNanos() {
        return arrivalCalendarNanos;
    }

    /** Who the message is for: all, or those that a requeued file had not done. */
    List<String> recipients() {
        return recipients;
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
        stored = isStored;
        done.open();
    }

    @Override
    public void broken() {
        opened.open();
        done.open();
    }

    // ---------------------------------------------------------------- the client's side

    /** Opens when the queue ID is known, or when cleanup is gone. */
    Gate idGiven() {
        return opened;
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
    Gate envelope() {
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
}
