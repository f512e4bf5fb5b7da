package org.qmgrsim.spool;

import java.util.List;

/**
 * From whom and to whom a message is, as a queue file holds it.
 *
 * @param sender empty for a notification
 * @param recipients addresses, in the order of the file
 * @param originals the recipients as they were given, each at the place of its address
 */
public record Envelope(String sender, List<String> recipients, List<String> originals) {
    /** Takes copies of the lists. */
    public Envelope {
        recipients = List.copyOf(recipients);
        originals = List.copyOf(originals);
    }

    /** An envelope as it was given. */
    public static Envelope of(String sender, List<String> recipients) {
        return new Envelope(sender, recipients, recipients);
    }

    /** With a domain behind every address that has none; no sender stays none (trivial-rewrite/rewrite.c). */
    public Envelope at(String origin) {
        if (isComplete(sender) && isComplete(recipients)) {
            return this;
        }
        List<String> complete =
                recipients.stream().map(address -> complete(address, origin)).toList();
        return new Envelope(complete(sender, origin), complete, originals);
    }

    private static boolean isComplete(List<String> addresses) {
        for (String address : addresses) {
            if (!isComplete(address)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isComplete(String address) {
        return address.isEmpty() || address.indexOf('@') >= 0;
    }

    private static String complete(String address, String origin) {
        return isComplete(address) ? address : address + "@" + origin;
    }
}
