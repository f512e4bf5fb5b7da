package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qmgrsim.measure.RunMeasures;

/** The examples on the page of the language are whole scenarios: they load without a warning, and mail is delivered. */
class PageExamplesTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");

    static Stream<String> examples() throws Exception {
        List<String> all = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("src", "docs", "scenarios.md")));
        while (blocks.find()) {
            all.add(blocks.group(1));
        }
        assertTrue(all.size() >= 6, all::toString);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleRuns(String text) throws Exception {
        Loaded loaded = ScenarioFile.parse(text, Path.of("scenarios", "example.yaml"), List.of());
        assertEquals(List.of(), loaded.warnings());
        RunMeasures measures = new RunMeasures(life -> {});
        new Simulation(loaded.scenario(), 0).read(measures).run();
        assertTrue(measures.outcomes().removed() > 20, () -> measures.outcomes().removed() + " messages");
    }
}
