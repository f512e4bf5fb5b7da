package org.qmgrsim.config;

import java.util.List;
import java.util.Locale;

/**
 * A list of domains such as {@code relay_domains}: the first element that matches decides, {@code !} before it says
 * no. Tables in the list are passed over.
 *
 * @see "Postfix src/util/match_list.c, match_ops.c: match_hostname"
 */
final class DomainList {
    private final List<String> patterns;
    private final boolean parentsMatch;

    /** A list in which {@code example.com} means its subdomains too, or only {@code .example.com} does. */
    DomainList(List<String> patterns, boolean parentsMatch) {
        this.patterns = patterns.stream()
                .filter(pattern -> !isTable(pattern))
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .toList();
        this.parentsMatch = parentsMatch;
    }

    static boolean isTable(String pattern) {
        String plain = pattern.replaceFirst("^!+", "");
        return plain.startsWith("/") || (plain.indexOf(':') >= 0 && !plain.startsWith("["));
    }

    /**
     * Whether a domain belongs to it.
     *
     * @param domain in lower case
     */
    boolean matches(String domain) {
        for (String pattern : patterns) {
            int marks = 0;
            while (marks < pattern.length() && pattern.charAt(marks) == '!') {
                marks++;
            }
            String plain = pattern.substring(marks);
            String parent = parentsMatch ? "." + plain : plain;
            boolean below = parent.startsWith(".") && domain.length() > parent.length() && domain.endsWith(parent);
            if (domain.equals(plain) || below) {
                return marks % 2 == 0;
            }
        }
        return false;
    }
}
