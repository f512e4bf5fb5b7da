package org.qmgrsim.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One experiment on a real Postfix: what went in, and what is known of what came out.
 *
 * @param inputs the folder from which a replay reads, and the only one
 * @param expected what was recorded, and the checks
 * @param qmgrVerbose the lines of {@code qmgr -v}, masked; none where several things happen at a time, so that agents race
 *     for the next line
 */
record RecordedCase(String name, Path inputs, JsonNode expected, List<String> qmgrVerbose) {
    private static final String FOLDER = "/cases";

    @Override
    public String toString() {
        return name;
    }

    /** All cases, by name. */
    static List<RecordedCase> all() {
        try (Stream<Path> folders =
                Files.list(Path.of(RecordedCase.class.getResource(FOLDER).toURI()))) {
            List<RecordedCase> cases = new ArrayList<>();
            for (Path folder : folders.sorted().toList()) {
                cases.add(read(folder));
            }
            return cases;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecordedCase read(Path folder) throws IOException {
        Path verbose = folder.resolve("qmgr-verbose.txt");
        return new RecordedCase(
                folder.getFileName().toString(),
                folder.resolve("inputs"),
                new JsonMapper().readTree(Files.readString(folder.resolve("expected.json"))),
                Files.exists(verbose) ? Files.readAllLines(verbose) : List.of());
    }
}
