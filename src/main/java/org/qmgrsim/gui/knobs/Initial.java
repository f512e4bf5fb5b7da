package org.qmgrsim.gui.knobs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.scenario.ConfigurationFiles;
import org.qmgrsim.scenario.ScenarioFile;

/** The configuration of a scenario before anything was changed in the window; read once for each scenario. */
final class Initial {
    private @Nullable String text;
    private @Nullable ConfigurationFiles files;

    /** Its files; null if the scenario alone is not valid. */
    @Nullable
    ConfigurationFiles files(Asked asked) {
        if (!asked.text().equals(text)) {
            text = asked.text();
            try {
                files = ScenarioFile.parse(asked.text(), asked.file(), List.of())
                        .scenario()
                        .files();
            } catch (InvalidInput e) {
                files = null;
            }
        }
        return files;
    }
}
