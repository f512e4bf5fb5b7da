package org.qmgrsim.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.TransportTable;

/**
 * The files in {@code /etc/postfix}, as one immutable value: an edit makes another.
 *
 * @param tables lookup tables by path
 */
public record ConfigurationFiles(MainCf main, MasterCf master, Map<String, TransportTable> tables) {
    /** Takes a copy of the map. */
    public ConfigurationFiles {
        tables = Map.copyOf(tables);
    }

    /** The table at a path, or none. */
    @Nullable
    TransportTable table(String path) {
        return tables.get(path);
    }
}
