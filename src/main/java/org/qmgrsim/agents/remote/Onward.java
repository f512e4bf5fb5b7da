package org.qmgrsim.agents.remote;

import java.util.List;
import java.util.function.Consumer;

/**
 * The host is a content filter: it hands each message that it takes on to another server, and only then answers for it, with
 * what that server says.
 *
 * @param to host and port of that server, as in {@code 127.0.0.1:10025}
 * @param addedBytes what its own headers, and those of the way, add to a message
 * @param ownWords whether it says of a message that was taken what it says itself
 * @param patienceNanos how long it waits for that server
 */
public record Onward(String to, int addedBytes, boolean ownWords, long patienceNanos) {
    /** Somebody who knows the way to such a server. */
    public interface Carrier {
        /**
         * Brings a message to the other server.
         *
         * @param answered gets, once, what that server says to the end of the data; a silence if it could not be reached
         */
        void carry(Parcel parcel, Consumer<Answer> answered);
    }

    /**
     * A message in the hands of a filter.
     *
     * @param filter the host that hands it on
     * @param recipients those for whom it has taken it
     */
    public record Parcel(RemoteHost filter, Onward how, Visit visit, List<String> recipients) {
        /** Takes a copy of the list. */
        public Parcel {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * What the filter's client is told, in the words of amavisd.
     *
     * @param said by the other server
     * @param accepts what the filter says itself of a message that it takes
     */
    Answer passOn(Answer said, Answer accepts) {
        String from = "MTA(smtp:" + bracketed() + ")";
        if (said.kind() != Answer.Kind.REPLY) {
            return Answer.reply("451 4.5.0 Temporary MTA failure on relaying, from " + from + " during fwd-connect ("
                    + (said.kind() == Answer.Kind.REFUSED ? "Connection refused" : "No answer") + ")");
        }
        if (said.positive()) {
            return ownWords ? accepts : Answer.reply(codes(said.reply()) + " from " + from + ": " + said.reply());
        }
        String what = said.reply().startsWith("5")
                ? " Rejected by next-hop MTA on relaying, from "
                : " Temporary MTA failure on relaying, from ";
        return Answer.reply(codes(said.reply()) + what + from + ": " + said.reply());
    }

    private String bracketed() {
        int colon = to.lastIndexOf(':');
        return to.startsWith("[") ? to : "[" + to.substring(0, colon) + "]" + to.substring(colon);
    }

    /** The code of a reply, and the status code behind it if there is one. */
    private static String codes(String reply) {
        String[] words = reply.split(" ", 3);
        return words.length > 1 && words[1].matches("[0-9]\\.[0-9]{1,3}\\.[0-9]{1,3}")
                ? words[0] + " " + words[1]
                : words[0];
    }
}
