package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.PassedOver;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.Routing;
import org.qmgrsim.config.Settings;
import org.qmgrsim.config.TransportTable;
import org.qmgrsim.config.lint.Lint;

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

    /**
     * The same with one setting.
     *
     * @param name a parameter of main.cf, or {@code service/type/field} in postconf's own notation
     * @throws InvalidInput if there is no such service, or it does not take the value
     */
    public ConfigurationFiles with(String name, String value, Position at) throws InvalidInput {
        return name.contains("/")
                ? new ConfigurationFiles(main, master.withField(name, value, at), tables)
                : new ConfigurationFiles(main.with(name, value, at), master, tables);
    }

    /**
     * All that is wrong in main.cf and master.cf: their form, their names and values, and what does not mean what it looks
     * like.
     *
     * @param strict whether an unknown name at a place is an error
     */
    public List<Problem> problems(Predicate<Position> strict) {
        List<Problem> found = new ArrayList<>(main.problems());
        found.addAll(master.problems());
        found.addAll(Settings.of(main, master).problems(strict));
        found.addAll(Lint.check(main, master));
        return found;
    }

    /** Settings that the model does not read, and tables that it cannot. */
    public List<String> passedOver() {
        List<String> names = new ArrayList<>(PassedOver.of(main, master));
        names.addAll(Routing.of(Settings.of(main, master), this::table).passedOver());
        return names;
    }
}
