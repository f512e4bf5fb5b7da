package org.qmgrsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.qmgrsim.experiment.RunStore;

/** Parts of a study that are run by jobs of their own: {@code DIR.shards/I-of-N.runs}. */
final class Shards {
    private Shards() {}

    static Path folder(Path place) {
        return place.resolveSibling(place.getFileName() + ".shards");
    }

    static Path file(Path place, int number, int of) {
        return folder(place).resolve(number + "-of-" + of + ".runs");
    }

    static RunStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new OutputFailed("cannot make a folder for " + file + ": " + e.getMessage(), e);
        }
        return StudyFolder.open(file);
    }

    /** All parts of a study. */
    static List<Path> of(Path place) {
        Path folder = folder(place);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".runs"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new OutputFailed("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }
}
