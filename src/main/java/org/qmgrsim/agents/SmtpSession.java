package org.qmgrsim.agents;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.kernel.Gate;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;

/**
 * An SMTP client that connects to smtpd(8), delivers one message after another, and quits; but for pauses between messages it
 * answers at once.
 */
public final class SmtpSession extends Connection {
    /** What a client makes of it. */
    public interface Client {
        /**
         * The server has answered to the end of the data.
         *
         * @param reply the line that it has sent
         * @return opens when the client begins its next message over this connection; null: it quits
         */
        default @Nullable Gate answered(String reply) {
            return null;
        }

        /** Whether it keeps a message that was not taken, and comes again with it. */
        default boolean comesAgain() {
            return false;
        }

        /** The next message, after such a gate has opened. */
        default Mail next() {
            throw new IllegalStateException("this client has one message");
        }

        /** The session is over: the client has quit, or the connection has broken off. */
        default void over() {}
    }

    private final String client;
    private final boolean ehlo;
    private final Client behaviour;
    private Mail mail;
    private QueueFile.Came forwarded = QueueFile.Came.LOCALLY;
    private boolean gone;
    private boolean settled; // whether somebody else is answerable for the message, or nobody needs to be
    private int offered;
    private int received;
    private int recipients;
    private int accepted;

    /**
     * A client with a message.
     *
     * @param client as smtpd logs it: {@code name[address]}
     */
    public SmtpSession(Mail mail, String client, boolean ehlo, Client behaviour) {
        super(mail.key());
        this.mail = mail;
        this.client = client;
        this.ehlo = ehlo;
        this.behaviour = behaviour;
    }

    /** The client tells where it has the message from (XFORWARD), to a server that listens to that. */
    public SmtpSession forwarding(QueueFile.Came from) {
        forwarded = from;
        return this;
    }

    QueueFile.Came forwarded() {
        return forwarded;
    }

    /**
     * The client does not wait any longer. If it was greeted already, the server goes on with what it has.
     *
     * @return whether the server has nothing of the message
     */
    public boolean hangUp() {
        gone = true;
        boolean nothing = offered == 0;
        giveUp(nothing);
        return nothing;
    }

    /** Whether the client has hung up. */
    boolean isGone() {
        return gone;
    }

    /** The message that it is about to deliver. */
    Mail mail() {
        return mail;
    }

    String client() {
        return client;
    }

    boolean ehlo() {
        return ehlo;
    }

    /** Whether the client comes again with a message if it is told to. */
    boolean comesAgain() {
        return behaviour.comesAgain();
    }

    /** smtpd has taken the envelope and hands the message to cleanup, which decides its fate unless the client keeps it. */
    void received() {
        settled = !behaviour.comesAgain();
        offered++;
        received++;
        recipients += mail.recipients().size();
    }

    /** smtpd answers to the end of the data; null: the client quits. */
    @Nullable
    Gate answered(String reply) {
        boolean stored = reply.startsWith("2");
        settled |= stored;
        accepted += stored ? 1 : 0;
        return behaviour.answered(reply);
    }

    /** smtpd does not take the message; null: the client quits. */
    @Nullable
    Gate refused(String reply) {
        offered++;
        giveUp(reply.startsWith("5"));
        return behaviour.answered(reply);
    }

    void nextMail() {
        mail = behaviour.next();
        settled = false;
    }

    void quit() {
        behaviour.over();
    }

    /** The counts of the session's commands: one number if all went well, else how many did, of how many. */
    String commands() {
        int greeting = ehlo ? 1 : 0;
        int good = greeting + received + recipients + accepted + 1;
        int all = greeting + offered + recipients + received + 1;
        return (ehlo ? "ehlo=1 " : "") + counted("mail", received, offered) + counted("rcpt", recipients, recipients)
                + counted("data", accepted, received) + "quit=1 commands=" + of(good, all);
    }

    private static String counted(String command, int good, int all) {
        return all == 0 ? "" : command + "=" + of(good, all) + " ";
    }

    private static String of(int good, int all) {
        return good == all ? Integer.toString(all) : good + "/" + all;
    }

    private void giveUp(boolean forGood) {
        if (!settled && (forGood || !behaviour.comesAgain())) {
            settled = true;
            mail.left(0, "");
        }
    }

    @Override
    public void broken() {
        giveUp(false);
        behaviour.over();
    }
}
