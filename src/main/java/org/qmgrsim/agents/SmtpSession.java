package org.qmgrsim.agents;

import org.qmgrsim.ipc.Connection;
import org.qmgrsim.spool.Mail;

/** An SMTP client that connects to smtpd(8), delivers one message without EHLO, and quits; it answers at once. */
public final class SmtpSession extends Connection {
    private final Mail mail;
    private final String client;
    private final boolean ehlo;

    /** A client with a message. */
    public SmtpSession(Mail mail, String client, boolean ehlo) {
        super(mail.key());
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
}
