package org.qmgrsim.config;

import java.util.regex.Pattern;

/**
 * What may stand behind the @ of an address.
 *
 * @see "Postfix src/util/valid_hostname.c; src/trivial-rewrite/resolve.c: resolve_addr"
 */
final class DomainName {
    private static final int MOST_OF_LABEL = 63;
    private static final int MOST = 255;

    /** Letters, digits, underscores and other than ASCII ones, with hyphens between them. */
    private static final Pattern LABEL = Pattern.compile(
            "[A-Za-z0-9_\\x80-\\x{10FFFF}]([A-Za-z0-9_\\x80-\\x{10FFFF}-]*" + "[A-Za-z0-9_\\x80-\\x{10FFFF}])?");

    private static final Pattern DIGITS = Pattern.compile("[0-9.]+");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    private static final Pattern ADDRESS6 = Pattern.compile("(?i)IPv6:[0-9a-f:.]+");

    private DomainName() {}

    /** Whether it is a name, or an address in brackets. */
    static boolean isValid(String domain) {
        if (domain.startsWith("[")) {
            String inside = domain.endsWith("]") ? domain.substring(1, domain.length() - 1) : "";
            return ADDRESS.matcher(inside).matches() || ADDRESS6.matcher(inside).matches();
        }
        if (domain.length() > MOST || DIGITS.matcher(domain).matches()) {
            return false;
        }
        for (String label : domain.split("\\.", -1)) {
            if (label.length() > MOST_OF_LABEL || !LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }
}
