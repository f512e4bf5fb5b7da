package org.qmgrsim.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;

/**
 * A change of main.cf and master.cf that was checked when the scenario was read.
 *
 * @param parameters take the place of those of the same name
 * @param rows take the place of those of the same name and type; null for none
 * @param settings single parameters and fields
 */
record FileChange(List<Assignment> parameters, @Nullable MasterCf rows, List<ConfigReader.Setting> settings)
        implements Action.FileEdit {
    FileChange {
        parameters = List.copyOf(parameters);
        settings = List.copyOf(settings);
    }

    @Override
    public ConfigurationFiles apply(ConfigurationFiles files) {
        MainCf main = files.main();
        for (Assignment set : parameters) {
            main = main.with(set);
        }
        MasterCf master = rows == null ? files.master() : rows.over(files.master());
        ConfigurationFiles after = new ConfigurationFiles(main, master, files.tables());
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
