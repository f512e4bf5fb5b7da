package org.qmgrsim.gui.inspector;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.config.Changes;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.scenario.ConfigurationFiles;

/** What one would type to get from the system of one run to that of another. */
final class Commands {
    private Commands() {}

    /** The commands of postconf for what differs in the files; what is no configuration, as options of {@code qmgrsim run}. */
    static List<String> between(Computed first, Computed second) {
        ConfigurationFiles from = first.loaded().scenario().files();
        ConfigurationFiles to = second.loaded().scenario().files();
        List<String> commands = new ArrayList<>(Changes.between(from.main(), from.master(), to.main(), to.master())
                .commands());
        for (String set : second.asked().sets()) {
            boolean scenario = set.contains(".") && set.indexOf('.') < set.indexOf('=');
            if (scenario && !first.asked().sets().contains(set)) {
                commands.add("# qmgrsim run … --set '" + set + "'");
            }
        }
        return commands;
    }
}
