package org.qmgrsim.config;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens tables by {@code type:name}: {@code inline:} and {@code static:} from the name itself, {@code texthash:} and the
 * types that postmap makes (which hold what their source holds) from the file of that name; {@code proxy:} changes nothing.
 */
final class LookupTables {
    private static final Set<String> FROM_TEXT = Set.of("texthash", "hash", "btree", "lmdb", "cdb", "dbm", "sdbm");

    private final Function<String, @Nullable TransportTable> files;

    /**
     * @param files gives the table at a path; null if there is no such file
     */
    LookupTables(Function<String, @Nullable TransportTable> files) {
        this.files = files;
    }

    /** The path of the text behind a table, or of a list of patterns; null if it has none. */
    static @Nullable String pathOf(String map) {
        String plain = map.startsWith("proxy:") ? map.substring("proxy:".length()) : map;
        if (plain.startsWith("/")) {
            return plain;
        }
        int colon = plain.indexOf(':');
        return colon > 0 && FROM_TEXT.contains(plain.substring(0, colon)) ? plain.substring(colon + 1) : null;
    }

    /** A table; null if it is of another type, or its file is missing. */
    @Nullable
    TransportTable open(String map) {
        String plain = map.startsWith("proxy:") ? map.substring("proxy:".length()) : map;
        if (plain.startsWith("inline:")) {
            return TransportTable.inline(Text.trim(plain.substring("inline:".length())));
        } else if (plain.startsWith("static:")) {
            return TransportTable.constant(plain.substring("static:".length()));
        }
        String path = pathOf(plain);
        return path == null ? null : files.apply(path);
    }
}
