package org.qmgrsim.gui.knobs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.scenario.ConfigurationFiles;
import org.qmgrsim.scenario.ScenarioFile;

/** The configuration of a scenario before anything was changed in the window. */
final class Initial {
    private Initial() {}

    /** Its files; null if the scenario alone is not valid. */
    static @Nullable ConfigurationFiles files(Asked asked) {
        try {
            return ScenarioFile.parse(asked.text(), asked.file(), List.of())
                    .scenario()
                    .files();
        } catch (InvalidInput e) {
            return null;
        }
    }
}
