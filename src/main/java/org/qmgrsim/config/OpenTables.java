package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a program holds open. Of those that postmap makes it finds out when one has changed, and leaves, lest it go
 * on with old answers; an lmdb table shows its changes at once, and a texthash table never.
 *
 * @see "Postfix src/util/dict.c: dict_changed_name; dict_lmdb.c"
 */
public final class OpenTables {
    private static final String MAP_FLAGS = "(0,lock|no_regsub|fold_fix|utf8_request)";
    private static final String SENDER_FLAGS = "(0,lock|fold_fix|utf8_request)";
    private static final String LIST_FLAGS = "(0,lock|utf8_request)";
    private static final Set<String> NOTICED = Set.of("hash", "btree", "cdb", "dbm", "sdbm");
    private static final String LIVE = "lmdb:";

    private record Open(String name, String path) {}

    private final List<Open> noticed = new ArrayList<>();
    private final List<String> live = new ArrayList<>();

    private OpenTables() {}

    /** Those of trivial-rewrite. */
    public static OpenTables ofResolver(Settings settings) {
        OpenTables tables = new OpenTables();
        tables.open(settings.list("transport_maps"), MAP_FLAGS);
        tables.open(settings.list("sender_dependent_default_transport_maps"), SENDER_FLAGS);
        tables.open(settings.list("sender_dependent_relayhost_maps"), SENDER_FLAGS);
        for (String name :
                List.of("mydestination", "virtual_alias_domains", "virtual_mailbox_domains", "relay_domains")) {
            tables.open(settings.list(name), LIST_FLAGS);
        }
        return tables;
    }

    /** Those of qmgr and of agents, who tell flush(8) of what they put off. */
    public static OpenTables ofFastFlush(Settings settings) {
        OpenTables tables = new OpenTables();
        tables.open(settings.list("fast_flush_domains"), LIST_FLAGS);
        return tables;
    }

    private void open(List<String> maps, String flags) {
        for (String map : maps) {
            String plain = map.replaceFirst("^!+", "");
            int colon = plain.indexOf(':');
            if (plain.startsWith(LIVE)) {
                live.add(plain.substring(LIVE.length()));
            } else if (colon > 0 && NOTICED.contains(plain.substring(0, colon))) {
                noticed.add(new Open(plain + flags, plain.substring(colon + 1)));
            }
        }
    }

    /** Whether a table shows its changes to those who have it open. */
    public boolean isLive(String path) {
        return live.contains(path);
    }

    /** Whether any table does. */
    public boolean anyLive() {
        return !live.isEmpty();
    }

    /**
     * The first table that has changed, by the name under which Postfix has it registered; null if none has.
     *
     * @param opened gives the tables as they were when they were opened
     * @param now gives the tables as they are
     */
    public @Nullable String changed(
            Function<String, @Nullable TransportTable> opened, Function<String, @Nullable TransportTable> now) {
        for (Open table : noticed) {
            if (opened.apply(table.path) != now.apply(table.path)) {
                return table.name;
            }
        }
        return null;
    }
}
