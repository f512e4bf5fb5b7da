package org.qmgrsim.scenario.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

/** Holds together what is made from the table of lesson files: the checks, the schema, the reference page. */
class LessonLanguageTest {
    private static final Path FOLDER = Path.of("scenarios", "lessons");
    private static final String WORDS = "{ en: a, ja: あ }";

    private static List<String> bySchema(String yaml) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(LessonLanguage.jsonSchema())
                .validate(new YAMLMapper().readTree(yaml))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static List<Problem> byChecker(String yaml) {
        List<Problem> problems = new ArrayList<>();
        Node.Mapping root = Document.read(yaml, "test.yaml", problems);
        if (root != null) {
            LessonLanguage.check(root, problems);
        }
        return problems;
    }

    @Test
    void shippedLessonsFitTheSchema() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                assertEquals(List.of(), bySchema(text), file.toString());
                assertEquals(List.of(), byChecker(text), file.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ title: T, about: T, steps: [{ txt: T }] }",
                "{ title: T, steps: [{ text: T }] }",
                "{ title: T, about: T, steps: [{ text: { en: a } }] }",
                "{ title: T, about: T, steps: [{ text: T, look: sky }] }",
                "{ title: T, about: T, steps: [{ text: T, predict: { ask: T } }] }",
                "{ title: T, about: T, steps: [{ text: T, predict: { ask: T, measure: active 1, within: near } }] }",
                "{ title: T, about: T, minutes: 0, steps: [{ text: T }] }"
            })
    void whatTheCheckerRefusesTheSchemaRefusesToo(String bad) throws IOException {
        String yaml = bad.replaceAll("\\bT\\b", WORDS);
        assertFalse(byChecker(yaml).isEmpty(), yaml);
        assertFalse(bySchema(yaml).isEmpty(), yaml);
    }

    @Test
    void schemaAndReferencePageAreMadeFromTheTable() throws IOException {
        assertFile(FOLDER.resolve("lesson.schema.json"), LessonLanguage.jsonSchema());
        assertFile(Path.of("src", "docs", "lesson-files.md"), LessonLanguage.reference());
    }

    private static void assertFile(Path file, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, text);
        }
        assertEquals(text, Files.exists(file) ? Files.readString(file) : "", "run with -Dgolden.update=true");
    }
}
