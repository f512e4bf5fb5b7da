package org.qmgrsim.agents;

import org.qmgrsim.agents.remote.Lookup;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.agents.remote.Zone.Found;

/**
 * What smtp(8) says of its troubles, word for word.
 *
 * @see "Postfix src/smtp/smtp_connect.c, smtp_proto.c, smtp_trouble.c, src/dns/dns_lookup.c"
 */
final class SmtpWords {
    private static final int CODE_LENGTH = 3;

    private SmtpWords() {}

    /** What smtp(8) was doing when the conversation broke off. */
    static String doing(Stage stage, boolean lmtp) {
        return switch (stage) {
            case CONNECT, GREETING -> "receiving the initial server greeting";
            case HELO -> "performing the " + (lmtp ? "LHLO" : "EHLO") + " handshake";
            case RSET -> "sending RSET probe";
            case MAIL -> "sending MAIL FROM";
            case RCPT -> "sending RCPT TO";
            case DATA -> "sending DATA command";
            case BODY -> "sending message body";
            case END -> "sending end of data -- message may be sent more than once";
        };
    }

    /** To what a host said no. */
    static String command(Stage stage) {
        return switch (stage) {
            case MAIL -> "MAIL FROM command";
            case RCPT -> "RCPT TO command";
            case DATA -> "DATA command";
            case BODY, END -> "end of DATA command";
            default -> throw new IllegalArgumentException(stage + " has no command that is answered with a refusal");
        };
    }

    /** The status code of a reply: the one that stands behind its code and fits it, else a bare class. */
    static String dsn(String reply) {
        int from = CODE_LENGTH;
        while (from < reply.length() && reply.charAt(from) == ' ') {
            from++;
        }
        int blank = reply.indexOf(' ', from);
        String word = reply.substring(from, blank < 0 ? reply.length() : blank);
        return DsnText.isDsn(word) && word.charAt(0) == reply.charAt(0) ? word : reply.charAt(0) + ".0.0";
    }

    /** Why no server was found. */
    static Why notFound(Lookup lookup, SmtpParameters parameters) {
        Found answer = lookup.answer();
        if (answer == Found.NO_MAIL) {
            return new Why("5.1.0", "Domain " + lookup.asked() + " does not accept mail (nullMX)");
        }
        String type = lookup.mx() ? "MX" : parameters.ipv6() ? "AAAA" : "A"; // of two lookups the last one is told of
        String text =
                "Host or domain name not found. Name service error for name=" + lookup.asked() + " type=" + type + ": ";
        return switch (answer) {
            case TRY_AGAIN -> new Why("4.4.3", text + "Host not found, try again");
            case NO_ADDRESS -> new Why("5.4.4", text + "Host found but no data record of requested type");
            default -> new Why("5.4.4", text + "Host not found");
        };
    }

    /**
     * A reason, as it goes into the log and into a bounce.
     *
     * @param dsn status code
     */
    record Why(String dsn, String text) {
        /** Nothing has gone wrong yet. */
        static final Why NONE = new Why("", "");

        /** Whether it is worth trying again. */
        boolean soft() {
            return dsn.startsWith("4");
        }

        Why withDsn(String other) {
            return new Why(other, text);
        }
    }
}
