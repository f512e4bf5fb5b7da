package org.qmgrsim.config;

/** The part of a user's name behind {@code recipient_delimiter}. */
final class Extension {
    private Extension() {}

    /** An address less its extension; the same if it has none. */
    static String without(String address, String delimiters) {
        int at = address.lastIndexOf('@');
        for (int i = 1; i < at; i++) {
            if (delimiters.indexOf(address.charAt(i)) >= 0) {
                return address.substring(0, i) + address.substring(at);
            }
        }
        return address;
    }
}
