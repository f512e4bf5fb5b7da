package org.qmgrsim.agents.remote;

/**
 * What a client gets from a host at some stage.
 *
 * @param reply the line that the host sends; empty unless the kind is {@code REPLY}
 */
public record Answer(Kind kind, String reply) {
    /** The kind of an answer. */
    public enum Kind {
        /** A line that begins with a code of three digits. */
        REPLY,
        /** Nothing listens: the connection is refused. */
        REFUSED,
        /** A router knows no way to the host. */
        UNREACHABLE,
        /** Nothing ever comes. */
        SILENCE,
        /** The connection is closed without a word. */
        LOST
    }

    /** All is well, without a word that anybody logs. */
    public static final Answer OK = new Answer(Kind.REPLY, "250 2.0.0 Ok");

    /** See {@link Kind#REFUSED}. */
    public static final Answer REFUSED = new Answer(Kind.REFUSED, "");

    /** See {@link Kind#UNREACHABLE}. */
    public static final Answer UNREACHABLE = new Answer(Kind.UNREACHABLE, "");

    /** See {@link Kind#SILENCE}. */
    public static final Answer SILENCE = new Answer(Kind.SILENCE, "");

    /** See {@link Kind#LOST}. */
    public static final Answer LOST = new Answer(Kind.LOST, "");

    private static final String CLOSING = "421";

    /**
     * A line from the host.
     *
     * @throws IllegalArgumentException if it does not begin with a code from 200 to 599
     */
    public static Answer reply(String line) {
        if (!line.matches("[2-5][0-9]{2}( .*)?")) {
            throw new IllegalArgumentException("no SMTP reply: \"" + line + "\"");
        }
        return new Answer(Kind.REPLY, line);
    }

    /** Whether the client may go on. */
    public boolean positive() {
        return kind == Kind.REPLY && (reply.charAt(0) == '2' || reply.charAt(0) == '3');
    }

    /** Whether the host closes the connection with it. */
    public boolean closes() {
        return kind == Kind.LOST || reply.startsWith(CLOSING);
    }
}
