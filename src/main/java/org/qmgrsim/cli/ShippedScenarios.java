package org.qmgrsim.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/** The folder {@code scenarios}: in the working directory, or else beside the installed program. */
final class ShippedScenarios {
    private static final Path NAME = Path.of("scenarios");

    private ShippedScenarios() {}

    /**
     * The folder.
     *
     * @throws InvalidInput if there is none
     */
    static Path folder() throws InvalidInput {
        if (Files.isDirectory(NAME)) {
            return NAME;
        }
        Path installed = installed();
        if (installed != null && Files.isDirectory(installed)) {
            return installed;
        }
        throw new InvalidInput(List.of(Problem.error(
                new Position(NAME.toString(), 0, 0),
                "there is no such folder here or beside the program",
                "start qmgrsim in the folder of the project")));
    }

    /** The program lies in {@code lib/}, the scenarios beside that folder. */
    private static @Nullable Path installed() {
        CodeSource source = ShippedScenarios.class.getProtectionDomain().getCodeSource();
        try {
            Path library = source == null
                    ? null
                    : Path.of(source.getLocation().toURI()).getParent();
            return library == null ? null : library.resolveSibling(NAME);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** The YAML files in a folder, by name. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(all.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new OutputFailed("cannot list " + folder, e);
        }
    }
}
