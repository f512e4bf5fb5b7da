package org.qmgrsim.agents.remote;

/** How far an SMTP client has come with a host, and what the host answers next. */
public enum Stage {
    /** The TCP connection. */
    CONNECT,
    /** The greeting. */
    GREETING,
    /** The answer to EHLO, HELO or LHLO. */
    HELO,
    /** The answer to RSET on a session that was kept. */
    RSET,
    /** The answer to MAIL FROM. */
    MAIL,
    /** The answer to one RCPT TO. */
    RCPT,
    /** The answer to DATA. */
    DATA,
    /** The content, while it is sent. */
    BODY,
    /** The answer to the end of the data. */
    END
}
