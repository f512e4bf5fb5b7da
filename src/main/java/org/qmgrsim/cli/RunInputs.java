package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.CaseFolder;
import org.qmgrsim.scenario.InputFiles;
import org.qmgrsim.scenario.Loaded;
import org.qmgrsim.scenario.ScenarioFile;

/**
 * All that a run was made of but its seed: which command it was, and the texts of all files that it read. They lie in the folder
 * of the results, so that it can be repeated when the files have long been others.
 *
 * @param command {@code run} or {@code replay}
 * @param file the scenario, or the folder of the case; null: the mail that the program brings along
 * @param configuration of {@code --config}
 * @param sets of {@code --set}
 * @param texts by the names of the files
 */
record RunInputs(
        String command, @Nullable Path file, List<Path> configuration, List<String> sets, Map<String, String> texts) {
    private static final String RUN = "run";
    private static final String REPLAY = "replay";
    private static final String FOLDER = "inputs/";

    static RunInputs ofRun(@Nullable Path file, List<Path> configuration, List<String> sets, Loaded loaded) {
        return new RunInputs(RUN, file, List.copyOf(configuration), List.copyOf(sets), loaded.inputs());
    }

    static RunInputs ofCase(Path folder, Loaded loaded) {
        return new RunInputs(REPLAY, folder, List.of(), List.of(), loaded.inputs());
    }

    /** Reads the inputs once more, from their texts. */
    Loaded read() throws InvalidInput {
        InputFiles files = InputFiles.saved(texts);
        return command.equals(REPLAY) && file != null
                ? CaseFolder.read(file, files)
                : ScenarioFile.readOn(file, configuration, sets, files);
    }

    // ---------------------------------------------------------------- in a folder

    /** Writes the texts beside the results, and into the manifest where they are. */
    void write(ResultFolder results, ObjectNode manifest) {
        manifest.put("command", command);
        manifest.put("file", name(file));
        ArrayNode paths = manifest.putArray("configuration");
        configuration.forEach(path -> paths.add(name(path)));
        sets.forEach(manifest.putArray("set")::add);
        ArrayNode inputs = manifest.putArray("inputs");
        Set<String> taken = new HashSet<>();
        texts.forEach((name, text) -> {
            String copy = copyName(name, taken);
            results.write(copy, text);
            ObjectNode input = inputs.addObject();
            input.put("name", name);
            input.put("copy", copy);
            input.put("sha256", Digest.of(text));
        });
    }

    private static @Nullable String name(@Nullable Path path) {
        return path == null ? null : path.toString().replace('\\', '/');
    }

    /** The last part of the name; with a number, if two files have it. */
    private static String copyName(String name, Set<String> taken) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        String copy = FOLDER + last;
        for (int number = 2; !taken.add(copy); number++) {
            copy = FOLDER + number + "-" + last;
        }
        return copy;
    }

    /**
     * Reads them back.
     *
     * @param changed takes the names of copies that are not as the run left them
     */
    static RunInputs read(Path results, JsonNode manifest, List<String> changed) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (JsonNode input : manifest.path("inputs")) {
            String copy = input.path("copy").asText();
            try {
                String text = Files.readString(results.resolve(copy));
                if (!Digest.of(text).equals(input.path("sha256").asText())) {
                    changed.add(copy);
                }
                texts.put(input.path("name").asText(), text);
            } catch (IOException e) {
                changed.add(copy);
            }
        }
        List<Path> configuration = new ArrayList<>();
        manifest.path("configuration").forEach(path -> configuration.add(Path.of(path.asText())));
        List<String> sets = new ArrayList<>();
        manifest.path("set").forEach(set -> sets.add(set.asText()));
        return new RunInputs(
                manifest.path("command").asText(RUN), path(manifest.path("file")), configuration, sets, texts);
    }

    private static @Nullable Path path(JsonNode name) {
        return name.isTextual() ? Path.of(name.asText()) : null;
    }
}
