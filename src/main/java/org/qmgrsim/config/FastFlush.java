package org.qmgrsim.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which mail flush(8) keeps in mind: that for the domains in {@code fast_flush_domains}.
 *
 * @see "Postfix src/global/flush_clnt.c: flush_init, flush_add"
 */
public final class FastFlush {
    private final DomainList domains;

    private FastFlush(DomainList domains) {
        this.domains = domains;
    }

    /** As the programs of a service see it. */
    public static FastFlush of(Settings settings) {
        boolean parentsMatch = settings.list("parent_domain_matches_subdomains").contains("fast_flush_domains");
        DomainList.Match match = parentsMatch ? DomainList.Match.PARENT : DomainList.Match.DOT_PARENT;
        return new FastFlush(
                new DomainList(settings.list("fast_flush_domains"), match, new LookupTables(path -> null)));
    }

    /** The site under which mail for an address is kept in mind; null if it is not. */
    public @Nullable String site(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domains.matches(domain) ? domain : null;
    }
}
