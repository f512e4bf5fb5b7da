package org.qmgrsim.agents;

import org.qmgrsim.agents.remote.RemoteHost;
import org.qmgrsim.agents.remote.RemoteSession;

/**
 * A session as smtp(8) knows it, across the requests for which it is kept.
 *
 * @see "Postfix src/smtp/smtp.h: SMTP_SESSION; smtp_session.c"
 */
final class SmtpConnection {
    private static final long NOT_AGAIN = 0;
    private static final long USELESS = -1;

    private final RemoteHost host;
    private final RemoteSession session;
    private int uses = 1;
    private long reuseUntilSecond = NOT_AGAIN;

    SmtpConnection(RemoteHost host, RemoteSession session) {
        this.host = host;
        this.session = session;
    }

    RemoteHost host() {
        return host;
    }

    RemoteSession session() {
        return session;
    }

    /** How many messages it was used for, the present one included. */
    int uses() {
        return uses;
    }

    /** It may be used again, until then. */
    void reuseUntil(long second) {
        reuseUntilSecond = second;
    }

    /** It will not be used again. */
    void neverAgain() {
        reuseUntilSecond = NOT_AGAIN;
    }

    /** It will not be used again, because the host cannot be talked to. */
    void isUseless() {
        reuseUntilSecond = USELESS;
    }

    boolean wasUseless() {
        return reuseUntilSecond == USELESS;
    }

    /** Whether it can be kept: it was meant to, is not too old, not used up, and still open. */
    boolean canBeKept(long second, int reuseLimit) {
        return reuseUntilSecond > NOT_AGAIN
                && reuseUntilSecond >= second
                && (reuseLimit == 0 || uses - 1 < reuseLimit)
                && !session.isClosedByHost();
    }

    void usedAgain() {
        uses++;
        session.takeUp();
    }
}
