package org.qmgrsim.qmgr;

/**
 * The name of a recipient's destination: the next-hop, or, if the transport takes one recipient at a time, its own
 * mailbox there; in lower case.
 *
 * @see "Postfix src/qmgr/qmgr_message.c: qmgr_message_resolve; src/global/split_addr.c"
 */
final class DestinationName {
    private DestinationName() {}

    static String of(Transport transport, Recipient recipient, String nexthop, String delimiters) {
        if (transport.destinationRecipientLimit() != 1 || transport.isErrorOrRetry()) {
            return lowerCase(nexthop);
        }
        String address = recipient.address();
        String localpart = recipient.at() < 0 ? address : address.substring(0, recipient.at());
        return lowerCase(withoutExtension(localpart, delimiters) + "@" + nexthop);
    }

    /** The part before the first delimiter, unless nothing would be left or the name is one that must stay whole. */
    static String withoutExtension(String localpart, String delimiters) {
        if (delimiters.isEmpty() || staysWhole(localpart, delimiters)) {
            return localpart;
        }
        for (int i = 0; i < localpart.length(); i++) {
            if (delimiters.indexOf(localpart.charAt(i)) >= 0) {
                return i == 0 ? localpart : localpart.substring(0, i);
            }
        }
        return localpart;
    }

    private static boolean staysWhole(String localpart, String delimiters) {
        String name = lowerCase(localpart);
        if (name.equals("postmaster") || name.equals("mailer-daemon") || name.equals("double-bounce")) {
            return true;
        }
        boolean mailingList = name.startsWith("owner-") || (name.length() > 8 && name.endsWith("-request"));
        return mailingList && delimiters.indexOf('-') >= 0;
    }

    /** Folds A to Z; returns the same string if there is nothing to fold. */
    private static String lowerCase(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                return fold(text);
            }
        }
        return text;
    }

    private static String fold(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (isUpper(chars[i])) {
                chars[i] = Character.toLowerCase(chars[i]);
            }
        }
        return new String(chars);
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
