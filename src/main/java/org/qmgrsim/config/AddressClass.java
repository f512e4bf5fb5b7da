package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * The classes of addresses, in the order in which trivial-rewrite asks for them.
 *
 * @see "Postfix ADDRESS_CLASS_README; src/trivial-rewrite/resolve.c: resolve_addr"
 */
enum AddressClass {
    LOCAL("mydestination", "local_transport"),
    ALIAS("virtual_alias_domains", "virtual_transport"),
    MAILBOX("virtual_mailbox_domains", "virtual_transport"),
    RELAY("relay_domains", "relay_transport"),
    DEFAULT("", "default_transport");

    private final String domains;
    private final String transport;

    AddressClass(String domains, String transport) {
        this.domains = domains;
        this.transport = transport;
    }

    /** The parameter with its transport. */
    String transport() {
        return transport;
    }

    /** The class of a domain, in lower case. */
    static AddressClass of(BiPredicate<AddressClass, String> isIn, String domain) {
        for (AddressClass kind : values()) {
            if (isIn.test(kind, domain)) {
                return kind;
            }
        }
        return DEFAULT;
    }

    /** What is said of a domain that is in another list as well. Nobody looks whether a local one is in relay_domains. */
    List<String> clashes(BiPredicate<AddressClass, String> isIn, String domain, String written) {
        List<String> warnings = new ArrayList<>();
        for (AddressClass other : values()) {
            boolean looked = other.ordinal() > ordinal() && other != DEFAULT && !(this == LOCAL && other == RELAY);
            if (looked && isIn.test(other, domain)) {
                warnings.add("do not list domain " + written + " in BOTH " + domains + " and " + other.domains);
            }
        }
        return warnings;
    }
}
