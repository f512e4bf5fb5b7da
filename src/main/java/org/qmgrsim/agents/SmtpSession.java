package org.qmgrsim.agents;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.spool.Mail;

/** An SMTP client that connects to smtpd(8), delivers one message without EHLO, and quits; it answers at once. */
public final class SmtpSession extends Connection {
    private final Mail mail;
    private final String client;
    private final boolean ehlo;
    private final @Nullable Runnable again;
    private boolean over;

    /**
     * A client with a message.
     *
     * @param again what it does if it is told to come later; null: it gives up
     */
    public SmtpSession(Mail mail, String client, boolean ehlo, @Nullable Runnable again) {
        super(mail.key());
        this.again = again;
        this.mail = mail;
        this.client = client;
        this.ehlo = ehlo;
    }

    Mail mail() {
        return mail;
    }

    /** As smtpd logs it: {@code name[address]}. */
    String client() {
        return client;
    }

    boolean ehlo() {
        return ehlo;
    }

    /** Whether the client comes again if it is told to. */
    boolean comesAgain() {
        return again != null;
    }

    /** The server has taken the message, or refused it for good. */
    void over() {
        over = true;
    }

    /** The server has answered 4xx, or nothing: the message stays with its client. */
    void comeLater() {
        if (!over) {
            over = true;
            if (again != null) {
                again.run();
            } else {
                mail.left(0, "");
            }
        }
    }

    @Override
    public void broken() {
        if (again != null) {
            comeLater();
        }
    }
}
