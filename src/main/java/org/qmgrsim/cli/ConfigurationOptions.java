package org.qmgrsim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.ConfigurationFiles;
import org.qmgrsim.scenario.ImportedConfiguration;
import picocli.CommandLine.Option;

/** Reads configurations for commands that only look at them, with settings that go over them. */
final class ConfigurationOptions {
    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = {
                "one setting over the configuration; may be repeated: a parameter of main.cf (queue_run_delay=60s), or a field",
                "or option of master.cf (qmgr/unix/wakeup=60)"
            })
    private List<String> sets = new ArrayList<>();

    /** Names that {@code --set} was given. */
    List<String> names() {
        return sets.stream().map(set -> set.replaceFirst("\\s*=.*", "").strip()).toList();
    }

    /** Whether {@code --set} was given. */
    boolean hasSettings() {
        return !sets.isEmpty();
    }

    /**
     * A configuration as it stands.
     *
     * @param paths directories and files; empty: what Postfix ships
     * @throws InvalidInput if one cannot be read
     */
    static ConfigurationFiles read(List<Path> paths) throws InvalidInput {
        List<Problem> problems = new ArrayList<>();
        ConfigurationFiles files = ImportedConfiguration.read(paths, problems).files();
        InvalidInput.throwIfAnyError(problems);
        return files;
    }

    /**
     * A configuration with the settings over it.
     *
     * @throws InvalidInput if one of them is bad
     */
    ConfigurationFiles over(ConfigurationFiles files) throws InvalidInput {
        ConfigurationFiles changed = files;
        for (int i = 0; i < sets.size(); i++) {
            String set = sets.get(i);
            int equals = set.indexOf('=');
            Position at = new Position("--set", i + 1, 1);
            if (equals <= 0) {
                throw new InvalidInput(List.of(Problem.error(
                        at,
                        "found \"" + set + "\", not name=value",
                        "such as queue_run_delay=60s or qmgr/unix/wakeup=60")));
            }
            changed = changed.with(
                    set.substring(0, equals).strip(), set.substring(equals + 1).strip(), at);
        }
        List<Problem> bad = new ArrayList<>(changed.problems(at -> at.file().equals("--set")));
        bad.removeIf(problem -> !problem.file().equals("--set"));
        InvalidInput.throwIfAnyError(bad);
        return changed;
    }
}
