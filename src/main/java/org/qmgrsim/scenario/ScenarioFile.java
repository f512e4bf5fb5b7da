package org.qmgrsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/**
 * Reads scenario files. A scenario is checked as a whole: whatever is wrong is reported at once, with file, line, column,
 * what was found, what is allowed, and the nearest valid name.
 */
public final class ScenarioFile {
    /** Virtual time of {@code daemon started}: master sets its rows up, and sends the first wakeups, shortly before. */
    public static final long START_NANOS = 10_000_000;

    private ScenarioFile() {}

    /**
     * Reads a file.
     *
     * @param sets single settings {@code key=value} that go over the file: a parameter of main.cf, a field of master.cf as
     *     {@code qmgr/unix/wakeup}, or a value of the scenario by dotted path
     * @throws InvalidInput with all that is wrong
     */
    public static Loaded read(Path file, List<String> sets) throws InvalidInput {
        List<Problem> problems = new ArrayList<>();
        String text = InputFiles.read(file, new Position(InputFiles.nameOf(file), 0, 0), problems);
        if (text == null) {
            throw new InvalidInput(problems);
        }
        return parse(text, file, sets);
    }

    /**
     * Reads a text as if it stood in a file.
     *
     * @param where the file, which need not exist: its name is that of the scenario, and paths are relative to it
     * @throws InvalidInput with all that is wrong
     */
    public static Loaded parse(String text, Path where, List<String> sets) throws InvalidInput {
        return new ScenarioReader(where).read(text, sets);
    }
}
