package org.qmgrsim.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.language.ScenarioLanguage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code qmgrsim new NAME}. */
@Command(
        name = "new",
        description = {
            "Writes a scenario to begin with: one that runs, with all keys there are and what they mean.",
            "An existing file is left alone."
        },
        footer = {"", "Example: qmgrsim new my-office", "         qmgrsim new my-office --from why-wakeup"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class NewCommand implements Callable<Integer> {
    private static final String SCHEMA = "scenario.schema.json";
    private static final String SCHEMA_LINE = "# yaml-language-server: $schema=";

    @Parameters(
            paramLabel = "NAME",
            description = "name of the scenario; the file is NAME.yaml in the present folder, or a path")
    private Path name = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "SCENARIO",
            description = "begin with a copy of this one: a name that qmgrsim scenarios shows, or a file")
    private @Nullable String from;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InvalidInput {
        Path file = name.toString().matches(".*\\.ya?ml") ? name : Path.of(name + ".yaml");
        String title = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        String text = from == null ? ScenarioLanguage.template(title, schemaFrom(file)) : copy(from, file);
        write(file, text);
        spec.commandLine().getOut().println("written: " + file + "\nedit it, then: qmgrsim run " + file);
        return 0;
    }

    private static void write(Path file, String text) throws InvalidInput {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw refused(file, "there is no folder \"" + folder + "\"", "make it, or choose another place");
        }
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw refused(file, "the file exists", "choose another name, or move the file away");
        } catch (IOException e) {
            throw new OutputFailed("cannot write " + file, e);
        }
    }

    private static InvalidInput refused(Path file, String message, @Nullable String hint) {
        return new InvalidInput(List.of(Problem.error(new Position(file.toString(), 0, 0), message, hint)));
    }

    // ---------------------------------------------------------------- a copy

    /** The text of another scenario, which must be good at its new place too: paths in it are relative to the file. */
    private static String copy(String from, Path file) throws InvalidInput {
        Path source = find(from);
        String text = ScenarioFile.textOf(source);
        String schema = schemaFrom(file);
        if (text.startsWith(SCHEMA_LINE)) {
            String rest = text.substring(text.indexOf('\n') + 1);
            text = schema.isEmpty() ? rest : SCHEMA_LINE + schema + "\n" + rest;
        }
        ScenarioFile.parse(text, file, List.of());
        return text;
    }

    private static Path find(String from) throws InvalidInput {
        Path asFile = Path.of(from);
        if (Files.isRegularFile(asFile)) {
            return asFile;
        }
        List<Path> shipped = ShippedScenarios.files(ShippedScenarios.folder());
        for (Path each : shipped) {
            if (nameOf(each).equals(from)) {
                return each;
            }
        }
        List<String> names = shipped.stream().map(NewCommand::nameOf).toList();
        String nearest = Nearest.of(from, names);
        throw new InvalidInput(List.of(Problem.error(
                new Position("--from", 0, 0),
                "there is no scenario \"" + from + "\"",
                nearest != null ? "did you mean \"" + nearest + "\"?" : "there are: " + String.join(", ", names))));
    }

    private static String nameOf(Path scenario) {
        return String.valueOf(scenario.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    /** The path of the schema as seen from a file; empty if it is not there. */
    private static String schemaFrom(Path file) {
        try {
            Path schema = ShippedScenarios.folder().resolve(SCHEMA).toAbsolutePath();
            Path folder = file.toAbsolutePath().getParent();
            return folder == null || !Files.exists(schema)
                    ? ""
                    : folder.relativize(schema).toString().replace('\\', '/');
        } catch (InvalidInput | IllegalArgumentException e) {
            return ""; // no folder of scenarios, or on another drive: the file is good without
        }
    }
}
