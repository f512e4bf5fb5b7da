package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list of domains such as {@code relay_domains}: names, tables, and files of such; the first element that matches decides,
 * {@code !} before it says no. Tables that cannot be opened match nothing.
 *
 * @see "Postfix src/util/match_list.c, match_ops.c: match_string, match_hostname"
 */
final class DomainList {
    /** Which names an element means besides its own. */
    enum Match {
        /** None ({@code mydestination}). */
        EXACT,
        /** {@code .example.com} means the names below it ({@code relay_domains}, by the newer rule). */
        DOT_PARENT,
        /** {@code example.com} means the names below it ({@code relay_domains}, by default). */
        PARENT
    }

    private record Element(
            boolean includes, String text, @Nullable TransportTable table) {}

    private final Match match;
    private final List<Element> elements = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    DomainList(List<String> patterns, Match match, LookupTables tables) {
        this.match = match;
        add(patterns, true, tables, 0);
    }

    private void add(List<String> patterns, boolean include, LookupTables tables, int depth) {
        for (String pattern : patterns) {
            String plain = pattern.replaceFirst("^!+", "");
            boolean includes = include == ((pattern.length() - plain.length()) % 2 == 0);
            boolean file = plain.startsWith("/");
            TransportTable table = file || isTable(plain) ? tables.open(plain) : null;
            if (file && table != null && depth == 0) {
                add(table.patterns(), includes, tables, 1);
            } else if (table != null && !file) {
                elements.add(new Element(includes, plain, table));
            } else if (file || isTable(plain)) {
                passedOver.add(pattern);
            } else {
                elements.add(new Element(includes, plain.toLowerCase(Locale.ROOT), null));
            }
        }
    }

    private static boolean isTable(String pattern) {
        return pattern.indexOf(':') >= 0 && !pattern.startsWith("[");
    }

    /** Tables and files that could not be opened. */
    List<String> passedOver() {
        return List.copyOf(passedOver);
    }

    /**
     * Whether a domain belongs to it.
     *
     * @param domain in lower case
     */
    boolean matches(String domain) {
        for (Element element : elements) {
            if (element.table == null ? matches(element.text, domain) : matches(element.table, domain)) {
                return element.includes;
            }
        }
        return false;
    }

    private boolean matches(String pattern, String domain) {
        String parent = match == Match.PARENT ? "." + pattern : pattern;
        boolean below = match != Match.EXACT
                && parent.startsWith(".")
                && domain.length() > parent.length()
                && domain.endsWith(parent);
        return below || domain.equals(pattern);
    }

    /** The name itself, then its parents: {@code .example.com}, or {@code example.com} by the older rule. */
    private boolean matches(TransportTable table, String domain) {
        boolean found = table.find(domain) != null;
        int dot = domain.indexOf('.', 1);
        while (!found && match != Match.EXACT && dot >= 0) {
            found = table.find(domain.substring(match == Match.PARENT ? dot + 1 : dot)) != null;
            dot = domain.indexOf('.', dot + 1);
        }
        return found;
    }
}
