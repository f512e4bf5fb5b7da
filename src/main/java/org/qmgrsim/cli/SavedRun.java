package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.qmgrsim.journal.saved.SavedJournal;

/** The results of a run, in the folder where {@code run} or {@code replay} left them. */
final class SavedRun {
    static final String JOURNAL = "journal";

    private final Path folder;

    private SavedRun(Path folder) {
        this.folder = folder;
    }

    /** The results in this folder; its {@code journal} may be named as well. */
    static SavedRun at(Path path) {
        if (!Files.exists(path)) {
            throw new OutputFailed("there is no folder \"" + path + "\": name the results of a run", null);
        }
        Path parent = path.toAbsolutePath().getParent();
        return new SavedRun(Files.isRegularFile(path) && path.endsWith(JOURNAL) && parent != null ? parent : path);
    }

    Path folder() {
        return folder;
    }

    /** The journal of the run. */
    SavedJournal journal() {
        Path file = folder.resolve(JOURNAL);
        if (!Files.exists(file)) {
            throw new OutputFailed(
                    "there is no journal in \"" + folder + "\""
                            + (Files.exists(folder.resolve(Manifest.NAME))
                                    ? ": run it again with --journal"
                                    : ": it is no folder of results of a run"),
                    null);
        }
        try {
            return SavedJournal.open(file);
        } catch (IOException e) {
            throw new OutputFailed("cannot read " + file, e);
        }
    }

    boolean hasJournal() {
        return Files.exists(folder.resolve(JOURNAL));
    }

    /** What its manifest says. */
    JsonNode manifest() {
        Path file = folder.resolve(Manifest.NAME);
        try {
            JsonNode json = new JsonMapper().readTree(file.toFile());
            if (json.path(Manifest.FINGERPRINT).isTextual()) {
                return json;
            }
        } catch (IOException e) {
            throw new OutputFailed(
                    Files.exists(file)
                            ? file + " is no manifest: it cannot be read as JSON"
                            : "there is no " + Manifest.NAME + " in \"" + folder
                                    + "\": it is no folder of results of a run",
                    e);
        }
        throw new OutputFailed(file + " is no manifest of a run: it has no fingerprint", null);
    }

    /** What the run was made of; {@code changed} takes the names of copies that are not as the run left them. */
    RunInputs inputs(List<String> changed) {
        return RunInputs.read(folder, manifest(), changed);
    }
}
