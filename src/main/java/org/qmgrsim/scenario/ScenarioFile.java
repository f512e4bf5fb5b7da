package org.qmgrsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private static final String ORDINARY_MAIL = """
            title: An hour of ordinary mail on the given configuration
            duration: 1h
            mail:
              - { via: smtpd, arrivals: poisson 2/min, from: alice@example.net, to: bob@example.org }
              - { via: sendmail, arrivals: poisson 12/h, from: root@example.net, to: bob@example.org }
            """;

    private ScenarioFile() {}

    /** The name under which the mail that {@code --config} brings along is saved. */
    private static final Path ORDINARY_MAIL_FILE = Path.of("ordinary-mail.yaml");

    /**
     * Reads a file.
     *
     * @param sets single settings {@code key=value} that go over the file: a parameter of main.cf, a field of master.cf as
     *     {@code qmgr/unix/wakeup}, or a value of the scenario by dotted path
     * @throws InvalidInput with all that is wrong
     */
    public static Loaded read(Path file, List<String> sets) throws InvalidInput {
        return readOn(file, List.of(), sets, InputFiles.ofDisk());
    }

    /**
     * Reads a scenario that runs on the configuration of a real system.
     *
     * @param file the scenario, whose own main.cf and master.cf do not count; null: an hour of ordinary mail
     * @param configuration directories with main.cf and master.cf, these files, or files that hold what postconf printed;
     *     empty: the scenario's own configuration
     * @param inputs where all files come from
     * @throws InvalidInput with all that is wrong
     */
    public static Loaded readOn(@Nullable Path file, List<Path> configuration, List<String> sets, InputFiles inputs)
            throws InvalidInput {
        if (file == null) {
            return new ScenarioReader(ORDINARY_MAIL_FILE, configuration, inputs)
                    .read(inputs.given(ORDINARY_MAIL_FILE, ORDINARY_MAIL), sets);
        }
        return new ScenarioReader(file, configuration, inputs).read(textOf(file, inputs), sets);
    }

    /**
     * The text of a file, not yet read as a scenario.
     *
     * @throws InvalidInput if it cannot be read
     */
    public static String textOf(Path file) throws InvalidInput {
        return textOf(file, InputFiles.ofDisk());
    }

    private static String textOf(Path file, InputFiles inputs) throws InvalidInput {
        List<Problem> problems = new ArrayList<>();
        String text = inputs.read(file, new Position(InputFiles.nameOf(file), 0, 0), problems);
        if (text == null) {
            throw new InvalidInput(problems);
        }
        return text;
    }

    /**
     * Reads a text as if it stood in a file.
     *
     * @param where the file, which need not exist: its name is that of the scenario, and paths are relative to it
     * @throws InvalidInput with all that is wrong
     */
    public static Loaded parse(String text, Path where, List<String> sets) throws InvalidInput {
        InputFiles inputs = InputFiles.ofDisk();
        return new ScenarioReader(where, List.of(), inputs).read(inputs.given(where, text), sets);
    }
}
