package org.qmgrsim.scenario;

import java.nio.file.Path;
import org.qmgrsim.config.Position;
import org.qmgrsim.scenario.language.Item;

/** Where relative paths begin: beside the file in which they stand. Those of the command line begin beside the scenario. */
final class Folders {
    private final Path scenario;

    Folders(Path scenario) {
        this.scenario = scenario;
    }

    /** The file that a path names. */
    Path resolve(Item path) {
        return resolve(path.at(), path.as(String.class));
    }

    /** The file that a path at this place names. */
    Path resolve(Position at, String path) {
        Path from = at.file().equals(ScenarioReader.SET) ? scenario : Path.of(at.file());
        return from.resolveSibling(path).normalize();
    }
}
