package org.qmgrsim.scenario.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.config.Problem;

/** Holds together what is made from the table of experiment files: the checks, the schema, the reference page. */
class ExperimentLanguageTest {
    private static final Path FOLDER = Path.of("scenarios", "experiments");

    private static List<String> bySchema(String yaml) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ExperimentLanguage.jsonSchema())
                .validate(new YAMLMapper().readTree(yaml))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static List<Problem> byChecker(String yaml) {
        List<Problem> problems = new ArrayList<>();
        Node.Mapping root = Document.read(yaml, "test.yaml", problems);
        if (root != null) {
            ExperimentLanguage.check(root, problems);
        }
        return problems;
    }

    @Test
    void shippedExperimentsFitTheSchema() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                assertEquals(List.of(), bySchema(text), file.toString());
                assertEquals(List.of(), byChecker(text), file.toString());
                assertTrue(
                        text.startsWith("# yaml-language-server: $schema=experiment.schema.json\n#\n# Watch"),
                        file.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "factors: { a: [1] }",
                "{ base: x.yaml, factors: { a: 60 } }",
                "{ base: x.yaml, factors: { a: [1] }, plan: some }",
                "{ base: x.yaml, factors: { a: [1] }, replications: 0 }",
                "{ base: x.yaml, factors: { a: [1] }, replications: 5 to }",
                "{ base: x.yaml, factors: { a: [1] }, points: [{ a: 1 }], map: { of: sent } }",
                "{ base: x.yaml, factors: { a: [1] }, find: { factor: a } }",
                "{ base: x.yaml, factors: { a: [1] }, steady_state: { warm_up: 5 } }",
                "{ base: x.yaml, factors: { a: [1] }, confidence: 20% }",
                "{ base: x.yaml, factors: { a: [1] }, assert: fast }"
            })
    void whatTheCheckerRefusesTheSchemaRefusesToo(String bad) throws IOException {
        assertFalse(byChecker(bad).isEmpty(), bad);
        assertFalse(bySchema(bad).isEmpty(), bad);
    }

    @Test
    void schemaAndReferencePageAreMadeFromTheTable() throws IOException {
        assertFile(FOLDER.resolve("experiment.schema.json"), ExperimentLanguage.jsonSchema());
        assertFile(Path.of("src", "docs", "experiment-files.md"), ExperimentLanguage.reference());
    }

    private static void assertFile(Path file, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text);
        }
        assertEquals(text, Files.exists(file) ? Files.readString(file) : "", "run with -Dgolden.update=true");
    }
}
