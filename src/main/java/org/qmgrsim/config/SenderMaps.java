package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tables that are asked by sender, such as {@code sender_dependent_relayhost_maps}: for the whole address, for it without its
 * extension, and for {@code @domain}.
 *
 * @see "Postfix src/global/mail_addr_find.c; src/trivial-rewrite/resolve.c"
 */
final class SenderMaps {
    private static final String NONE = "DUNNO";

    private final String name;
    private final String keyOfNobody;
    private final String delimiters;
    private final List<TransportTable> tables = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    SenderMaps(String name, String keyOfNobody, Settings settings, LookupTables lookup) {
        this.name = name;
        this.keyOfNobody = settings.text(keyOfNobody);
        this.delimiters = settings.text("recipient_delimiter");
        for (String map : settings.list(name)) {
            TransportTable table = lookup.open(map);
            if (table == null) {
                passedOver.add(name + " = " + map);
            } else {
                tables.add(table);
            }
        }
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    String name() {
        return name;
    }

    /** Tables that could not be opened. */
    List<String> passedOver() {
        return passedOver;
    }

    /** All entries. */
    List<String> values() {
        return tables.stream()
                .flatMap(table -> table.keys().stream().map(table::find))
                .filter(Objects::nonNull)
                .filter(value -> !value.equalsIgnoreCase(NONE))
                .toList();
    }

    /** The entry for a sender; null if there is none, or it says DUNNO. */
    @Nullable
    String find(String sender) {
        String value = sender.isEmpty() ? find(tables, keyOfNobody) : findAddress(sender.toLowerCase(Locale.ROOT));
        return value == null || value.equalsIgnoreCase(NONE) ? null : value;
    }

    private @Nullable String findAddress(String sender) {
        String value = find(tables, sender);
        String plain = Extension.without(sender, delimiters);
        if (value == null && !plain.equals(sender)) {
            value = find(tables, plain);
        }
        int at = sender.lastIndexOf('@');
        return value != null || at < 0 ? value : find(tables, sender.substring(at));
    }

    private static @Nullable String find(List<TransportTable> tables, String key) {
        for (TransportTable table : tables) {
            String value = table.find(key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
