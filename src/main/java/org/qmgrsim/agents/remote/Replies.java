package org.qmgrsim.agents.remote;

import java.util.Map;
import java.util.TreeMap;

/** What hosts say if nobody says what they say: the line that belongs to a code. */
public final class Replies {
    private static final Map<String, String> TEXTS = new TreeMap<>(Map.ofEntries(
            Map.entry("250", "2.0.0 ok"),
            Map.entry("421", "4.3.2 Service not available"),
            Map.entry("450", "4.2.0 try again"),
            Map.entry("451", "4.3.0 Temporary failure"),
            Map.entry("452", "4.3.1 Insufficient system storage"),
            Map.entry("550", "5.1.1 user unknown"),
            Map.entry("551", "5.1.6 User has moved"),
            Map.entry("552", "5.2.2 Mailbox full"),
            Map.entry("553", "5.1.3 Bad mailbox name"),
            Map.entry("554", "5.7.1 Transaction failed")));

    private Replies() {}

    /** The whole line for what may be a code alone: {@code 450 4.2.0 try again} for {@code 450}. */
    public static String of(String codeOrLine) {
        if (codeOrLine.length() > 3) {
            return codeOrLine;
        }
        String text = TEXTS.get(codeOrLine);
        String class0 = codeOrLine.substring(0, 1);
        return codeOrLine + " " + (text != null ? text : class0 + ".0.0 " + (class0.equals("2") ? "Ok" : "Refused"));
    }
}
