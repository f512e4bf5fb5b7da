package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transport and next hop of an address, as trivial-rewrite does: by the class of its domain, then by the
 * transport table. Virtual aliases, relocated users and routes inside the local part are not
 * looked at.
 *
 * @see "Postfix src/trivial-rewrite/resolve.c: resolve_addr; transport.c: transport_lookup"
 */
public final class Routing {
    private final String myhostname;
    private final String relayhost;
    private final String delimiters;
    private final String localTransport;
    private final String virtualTransport;
    private final String relayTransport;
    private final String defaultTransport;
    private final List<TransportTable> tables = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private final DomainList local;
    private final DomainList aliases;
    private final DomainList mailboxes;
    private final DomainList relayed;
    private final SenderMaps senderTransports;
    private final SenderMaps senderRelays;
    private final boolean parentsMatch;
    private final boolean helpful;

    private Routing(Settings settings, Function<String, @Nullable TransportTable> files) {
        this.myhostname = settings.text("myhostname");
        this.relayhost = settings.text("relayhost");
        this.delimiters = settings.text("recipient_delimiter");
        this.localTransport = settings.text("local_transport");
        this.virtualTransport = settings.text("virtual_transport");
        this.relayTransport = settings.text("relay_transport");
        this.defaultTransport = settings.text("default_transport");
        List<String> parents = settings.list("parent_domain_matches_subdomains");
        this.helpful = settings.flag("helpful_warnings");
        this.parentsMatch = parents.contains("transport_maps");
        LookupTables lookup = new LookupTables(files);
        this.local = list("mydestination", DomainList.Match.EXACT, settings, lookup);
        // What a table of aliases holds is not looked at: addresses are not rewritten here, and would all be unknown.
        this.aliases = list("virtual_alias_domains", DomainList.Match.EXACT, settings, new LookupTables(path -> null));
        this.mailboxes = list("virtual_mailbox_domains", DomainList.Match.EXACT, settings, lookup);
        boolean relayParents = parents.contains("relay_domains");
        this.relayed = list(
                "relay_domains",
                relayParents ? DomainList.Match.PARENT : DomainList.Match.DOT_PARENT,
                settings,
                lookup);
        this.senderTransports = new SenderMaps(
                "sender_dependent_default_transport_maps",
                "empty_address_default_transport_maps_lookup_key",
                settings,
                lookup);
        this.senderRelays = new SenderMaps(
                "sender_dependent_relayhost_maps", "empty_address_relayhost_maps_lookup_key", settings, lookup);
        passedOver.addAll(senderTransports.passedOver());
        passedOver.addAll(senderRelays.passedOver());
        for (String map : settings.list("transport_maps")) {
            TransportTable table = lookup.open(map);
            if (table == null) {
                passedOver.add("transport_maps = " + map);
            } else {
                tables.add(table);
            }
        }
    }

    private DomainList list(String name, DomainList.Match match, Settings settings, LookupTables lookup) {
        DomainList list = new DomainList(settings.list(name), match, lookup);
        list.passedOver().forEach(table -> passedOver.add(name + " = " + table));
        return list;
    }

    /**
     * Paths of the texts behind the tables and lists that a configuration names for routing: {@code transport_maps},
     * {@code relay_domains} and the like.
     */
    public static List<String> paths(Settings settings) {
        List<String> paths = new ArrayList<>();
        for (String name : List.of(
                "transport_maps",
                "sender_dependent_default_transport_maps",
                "sender_dependent_relayhost_maps",
                "mydestination",
                "virtual_mailbox_domains",
                "relay_domains",
                "fast_flush_domains")) {
            for (String map : settings.list(name)) {
                String path = LookupTables.pathOf(map.replaceFirst("^!+", ""));
                if (path != null && !paths.contains(path)) {
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    /**
     * The routing of a configuration.
     *
     * @param settings of the service {@code rewrite}
     * @param files gives the table, or list of domains, at a path; null if there is no such file
     */
    public static Routing of(Settings settings, Function<String, @Nullable TransportTable> files) {
        return new Routing(settings, files);
    }

    /** Tables that are not read, as {@code name = type:place}: those whose files are missing, and other types of table. */
    public List<String> passedOver() {
        return List.copyOf(passedOver);
    }

    /**
     * The route of an address.
     *
     * @param address {@code user@domain}; without a domain, or empty, it is one of this machine
     */
    public Route route(String address) {
        return route("", address);
    }

    /** Next hops to which some senders' mail goes. */
    public List<String> nexthopsBySender() {
        List<String> nexthops = new ArrayList<>(senderRelays.values());
        senderTransports.values().stream()
                .map(value -> split(value, "").nexthop())
                .filter(nexthop -> !nexthop.isEmpty())
                .forEach(nexthops::add);
        return nexthops;
    }

    /** Whether the sender matters. */
    public boolean dependsOnSender() {
        return !senderTransports.isEmpty() || !senderRelays.isEmpty();
    }

    /**
     * The route of mail from a sender to an address.
     *
     * @param sender empty if there is none
     */
    public Route route(String sender, String address) {
        String full = complete(address);
        String domain = full.substring(full.lastIndexOf('@') + 1);
        String bare = domain.toLowerCase(Locale.ROOT);
        if (!DomainName.isValid(domain)) {
            return new Route("error", "5.1.3 bad address syntax");
        }
        AddressClass kind = AddressClass.of(this::isIn, bare);
        List<String> warnings = helpful ? kind.clashes(this::isIn, bare, domain) : List.of();
        if (kind == AddressClass.ALIAS) {
            return new Route("error", "5.1.1 User unknown in virtual alias table", false, warnings);
        }
        Route byClass = byClass(kind, sender, domain);
        if (byClass.transport().isEmpty()) {
            return Route.failure(List.of(
                    "file /etc/postfix/main.cf: parameter " + blame(kind, sender) + ": null transport is not allowed"));
        }
        String value = lookUp(full.toLowerCase(Locale.ROOT), bare);
        Route route = value == null ? byClass : override(byClass, value, domain);
        return kind == AddressClass.LOCAL || !warnings.isEmpty()
                ? new Route(route.transport(), route.nexthop(), kind == AddressClass.LOCAL, warnings)
                : route;
    }

    private boolean isIn(AddressClass kind, String domain) {
        return switch (kind) {
            case LOCAL -> local.matches(domain);
            case ALIAS -> aliases.matches(domain);
            case MAILBOX -> mailboxes.matches(domain);
            case RELAY -> relayed.matches(domain);
            case DEFAULT -> true;
        };
    }

    private String complete(String address) {
        String trimmed = address.endsWith(".") && !address.endsWith("..") && !address.endsWith("@.")
                ? address.substring(0, address.length() - 1)
                : address;
        String user = trimmed.isEmpty() ? "MAILER-DAEMON" : trimmed;
        int at = user.lastIndexOf('@');
        if (at < 0) {
            return user + "@" + myhostname;
        }
        return at == user.length() - 1 ? user + myhostname : user;
    }

    private Route byClass(AddressClass kind, String sender, String domain) {
        return switch (kind) {
            case LOCAL -> split(localTransport, domain);
            case ALIAS, MAILBOX -> split(virtualTransport, domain);
            case RELAY -> split(relayTransport, relay(sender, domain));
            case DEFAULT -> {
                String own = senderTransports.find(sender);
                yield split(own == null ? defaultTransport : own, relay(sender, domain));
            }
        };
    }

    private String relay(String sender, String domain) {
        String own = senderRelays.find(sender);
        return own != null ? own : relayhost.isEmpty() ? domain : relayhost;
    }

    private String blame(AddressClass kind, String sender) {
        return kind == AddressClass.DEFAULT && senderTransports.find(sender) != null
                ? senderTransports.name()
                : kind.transport();
    }

    /** {@code transport} or {@code transport:nexthop}; a next hop of its own goes first. */
    private static Route split(String value, String nexthop) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            return new Route(value, nexthop);
        }
        String own = value.substring(colon + 1);
        return new Route(value.substring(0, colon), own.isEmpty() ? nexthop : own);
    }

    /** A table entry without a transport keeps that of the class; one with a transport resets the next hop. */
    private static Route override(Route byClass, String value, String domain) {
        Route entry = split(value, "");
        if (entry.transport().isEmpty()) {
            return entry.nexthop().isEmpty() ? byClass : new Route(byClass.transport(), entry.nexthop());
        }
        if (!entry.nexthop().isEmpty()) {
            return entry;
        }
        boolean reason = entry.transport().equals("error") || entry.transport().equals("retry");
        return new Route(entry.transport(), reason ? "Address is undeliverable" : domain);
    }

    private @Nullable String lookUp(String address, String domain) {
        String value = find(address);
        String plain = Extension.without(address, delimiters);
        if (value == null && !plain.equals(address)) {
            value = find(plain);
        }
        for (String name = domain; value == null && !name.isEmpty(); name = parent(name)) {
            value = find(name);
        }
        return value != null ? value : find("*");
    }

    /** The next name to look up: {@code .example.com} after {@code mx.example.com}, or {@code example.com}. */
    private String parent(String name) {
        int dot = name.indexOf('.', 1);
        return dot < 0 ? "" : name.substring(parentsMatch ? dot + 1 : dot);
    }

    private @Nullable String find(String key) {
        for (TransportTable table : tables) {
            String value = table.find(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
