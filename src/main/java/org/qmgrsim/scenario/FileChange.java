package org.qmgrsim.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.TransportTable;

/**
 * A change of main.cf, master.cf and tables that was checked when the scenario was read.
 *
 * @param parameters take the place of those of the same name
 * @param rows take the place of those of the same name and type; null for none
 * @param settings single parameters and fields
 * @param tables take the place of those of the same path
 */
record FileChange(
        List<Assignment> parameters,
        @Nullable MasterCf rows,
        List<ConfigReader.Setting> settings,
        Map<String, TransportTable> tables)
        implements Action.FileEdit {
    FileChange {
        parameters = List.copyOf(parameters);
        settings = List.copyOf(settings);
        tables = Map.copyOf(tables);
    }

    @Override
    public ConfigurationFiles apply(ConfigurationFiles files) {
        MainCf main = files.main();
        for (Assignment set : parameters) {
            main = main.with(set);
        }
        MasterCf master = rows == null ? files.master() : rows.over(files.master());
        Map<String, TransportTable> all = new HashMap<>(files.tables());
        all.putAll(tables);
        ConfigurationFiles after = new ConfigurationFiles(main, master, all);
        for (ConfigReader.Setting setting : settings) {
            try {
                after = after.with(setting.name(), setting.value(), setting.at());
            } catch (InvalidInput e) {
                throw new IllegalStateException("a change that was checked does not fit: " + setting, e);
            }
        }
        return after;
    }
}
