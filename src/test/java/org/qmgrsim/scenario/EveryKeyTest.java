package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.language.Examples;
import org.qmgrsim.scenario.language.Examples.Example;
import org.qmgrsim.scenario.language.Item;

/** Every key of the language does something: a reader asks for it, and what it says changes the scenario. */
class EveryKeyTest {
    /** The example says what holds anyway, or only what is allowed, or defines what others may use. */
    private static final Set<String> AS_IF_MISSING = Set.of(
            "scenario format", "scenario seed", "scenario postfix", "scenario allow_bad_config", "scenario profiles");

    /** What has been dealt with before the readers get the whole. */
    private static final List<String> BEFORE = List.of("format", "include");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    static Path folder;

    @BeforeAll
    static void filesThatTheExamplesName() throws IOException {
        Files.writeString(folder.resolve("office.yaml"), "host: office\nmail: { at: [1s], to: a@b.example }\n");
        Files.writeString(folder.resolve("main.cf"), "queue_run_delay = 77s\n");
        Files.writeString(folder.resolve("outages.csv"), "from_s,until_s\n60,120\n");
        Files.writeString(folder.resolve("latency.csv"), "seconds\n0.5\n1.5\n");
        Files.writeString(folder.resolve("workload.csv"), "t_s,via,from,to,size\n1,smtp,a@b.example,c@d.example,9\n");
    }

    static Stream<Example> examples() {
        return Examples.all().stream();
    }

    static Stream<Example> optional() {
        return examples().filter(example -> !example.without().isEmpty());
    }

    private record Read(List<String> unread, @Nullable Scenario scenario, List<String> problems) {}

    private static Read read(String text) {
        ScenarioReader reader = new ScenarioReader(folder.resolve("x.yaml"), List.of(), InputFiles.ofDisk());
        Scenario scenario = null;
        List<String> problems = List.of();
        try {
            scenario = reader.read(text, List.of()).scenario();
        } catch (InvalidInput invalid) {
            problems = invalid.problems().stream().map(Object::toString).toList();
        }
        Item tree = reader.tree();
        assertNotNull(tree, text);
        return new Read(Examples.unread(tree), scenario, problems);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void someReaderAsksForIt(Example example) {
        List<String> unread = new ArrayList<>(read(example.with()).unread());
        unread.removeAll(BEFORE);
        assertEquals(List.of(), unread, example.with());
    }

    @ParameterizedTest
    @MethodSource("optional")
    void itChangesTheScenario(Example example) {
        Read with = read(example.with());
        Read without = read(example.without());
        assertNotNull(with.scenario(), example.with() + with.problems());
        if (AS_IF_MISSING.contains(example.name())) {
            assertEquals(String.valueOf(without.scenario()), String.valueOf(with.scenario()));
        } else {
            assertNotEquals(String.valueOf(without.scenario()), String.valueOf(with.scenario()), example.with());
        }
    }

    @Test
    void thereIsAnExampleForEveryTable() {
        List<String> tables = examples()
                .map(example -> example.name().split(" ")[0])
                .distinct()
                .toList();

        assertTrue(tables.size() > 15, tables.toString());
    }
}
