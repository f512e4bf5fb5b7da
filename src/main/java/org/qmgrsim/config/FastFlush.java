package org.qmgrsim.config;

import java.util.Locale;
import java.util.function.Function;
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

    /**
     * As the programs of a service see it.
     *
     * @param files gives the table, or list of domains, at a path; null if there is no such file
     */
    public static FastFlush of(Settings settings, Function<String, @Nullable TransportTable> files) {
        boolean parentsMatch = settings.list("parent_domain_matches_subdomains").contains("fast_flush_domains");
        DomainList.Match match = parentsMatch ? DomainList.Match.PARENT : DomainList.Match.DOT_PARENT;
        return new FastFlush(new DomainList(settings.list("fast_flush_domains"), match, new LookupTables(files)));
    }

    /** The site under which mail for an address is kept in mind; null if it is not. */
    public @Nullable String site(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domains.matches(domain) ? domain : null;
    }
}
