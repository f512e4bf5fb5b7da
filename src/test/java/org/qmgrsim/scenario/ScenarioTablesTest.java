package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of scenarios in the READMEs hold every scenario that there is, and no other. */
class ScenarioTablesTest {
    private static final Path FOLDER = Path.of("scenarios");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/docs/README.ja.md"})
    void everyScenarioHasARow(String page) throws IOException {
        Set<String> there;
        try (Stream<Path> files = Files.list(FOLDER)) {
            there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replaceFirst("\\.yaml$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> named = new TreeSet<>();
        Matcher rows = ROW.matcher(section(Files.readString(Path.of(page))));
        while (rows.find()) {
            assertTrue(named.add(rows.group(1)), () -> rows.group(1) + " is named twice");
        }
        assertEquals(there, named);
    }

    private static String section(String page) {
        int from = Math.max(page.indexOf("\n## Scenarios\n"), page.indexOf("\n## シナリオ\n"));
        return page.substring(
                from, page.indexOf("\n## ", from + 1) < 0 ? page.length() : page.indexOf("\n## ", from + 1));
    }
}
