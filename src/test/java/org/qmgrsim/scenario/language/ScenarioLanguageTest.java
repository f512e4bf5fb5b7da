package org.qmgrsim.scenario.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.config.Parameters;
import org.qmgrsim.config.Problem;

/** Holds together what is made from the one table: the checks, the schema, the reference page. */
class ScenarioLanguageTest {
    private static final Path SCHEMA = Path.of("scenarios", "scenario.schema.json");
    private static final Path PAGE = Path.of("src", "docs", "scenarios.md");
    private static final com.networknt.schema.JsonSchema ROOT = schemaOf(null);

    /** Of the whole language, or of one of its tables. */
    private static com.networknt.schema.JsonSchema schemaOf(Shape.@Nullable Table table) {
        try {
            ObjectNode schema = (ObjectNode) new JsonMapper().readTree(ScenarioLanguage.jsonSchema());
            if (table != null && table != Language.SCENARIO) {
                JsonNode definitions = schema.get("$defs");
                schema = schema.objectNode();
                schema.put("$ref", "#/$defs/" + table.name());
                schema.set("$defs", definitions);
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> bySchema(String yaml, com.networknt.schema.JsonSchema schema) {
        try {
            return schema.validate(new YAMLMapper().readTree(yaml)).stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(yaml, e);
        }
    }

    private static List<String> byChecker(String yaml, Shape.Table table) {
        List<Problem> problems = new ArrayList<>();
        Node.Mapping root = Document.read(yaml, "x.yaml", problems);
        if (root != null) {
            Checker.check(root, table, problems);
        }
        return problems.stream().map(Problem::toString).toList();
    }

    private static void collect(Shape shape, Map<String, Shape.Table> tables) {
        if (shape instanceof Shape.Table table) {
            if (tables.putIfAbsent(table.name(), table) == null) {
                table.keys().forEach(key -> collect(key.shape(), tables));
            }
        } else if (shape instanceof Shape.Either either) {
            either.shapes().forEach(each -> collect(each, tables));
        } else if (shape instanceof Shape.ByName byName) {
            collect(byName.value(), tables);
        } else if (shape instanceof Shape.Many many) {
            collect(many.element(), tables);
        }
    }

    private static List<Shape.Table> tables() {
        Map<String, Shape.Table> tables = new LinkedHashMap<>();
        collect(Language.SCENARIO, tables);
        return List.copyOf(tables.values());
    }

    static Stream<Arguments> keys() {
        return tables().stream().flatMap(table -> table.keys().stream().map(key -> Arguments.of(table, key.name())));
    }

    private static Key key(Shape.Table table, String name) {
        Key key = table.find(name);
        assertNotNull(key, name);
        return key;
    }

    /** The least mapping in which a key can stand: with what it needs beside it, and what is always needed. */
    private static String around(Shape.Table table, String name) {
        Map<String, String> lines = new LinkedHashMap<>();
        addWithCompany(table, name, lines);
        table.keys().stream().filter(Key::required).forEach(key -> addWithCompany(table, key.name(), lines));
        for (Shape.Group group : table.groups()) {
            if (group.required() && group.keys().stream().noneMatch(lines::containsKey)) {
                addWithCompany(table, group.keys().get(0), lines);
            }
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (key, example) -> text.append(key).append(": ").append(example).append('\n'));
        return text.toString();
    }

    private static void addWithCompany(Shape.Table table, String name, Map<String, String> lines) {
        Key key = key(table, name);
        lines.putIfAbsent(name, key.example());
        if (!key.onlyWith().isEmpty() && key.onlyWith().stream().noneMatch(lines::containsKey)) {
            addWithCompany(table, key.onlyWith().get(0), lines);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyExampleIsGoodForCheckerAndSchema(Shape.Table table, String name) {
        String yaml = around(table, name);

        assertEquals(List.of(), byChecker(yaml, table), yaml);
        assertEquals(List.of(), bySchema(yaml, schemaOf(table)), yaml);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyDefaultIsGoodForCheckerAndSchema(Shape.Table table, String name) {
        Key key = key(table, name);
        String byDefault = key.byDefault();
        if (byDefault == null) {
            return;
        }
        String yaml = around(table, name).replace(name + ": " + key.example(), name + ": " + byDefault);

        assertEquals(List.of(), byChecker(yaml, table), yaml);
        assertEquals(List.of(), bySchema(yaml, schemaOf(table)), yaml);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyHasItsLineInTheReference(Shape.Table table, String name) {
        String page = ScenarioLanguage.reference();
        int section = page.indexOf("(`" + table.name() + "`)\n");
        int next = page.indexOf("\n## ", section);
        String text = page.substring(section, next < 0 ? page.length() : next);

        assertTrue(section > 0, table.name());
        assertTrue(text.contains("\n| `" + name + "` | "), text);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeySaysWhatHoldsWithoutIt(Shape.Table table, String name) {
        Key key = key(table, name);
        boolean grouped = table.groups().stream().anyMatch(group -> group.keys().contains(name));
        boolean empty = key.shape().like(new Node.Sequence(new org.qmgrsim.config.Position("", 0, 0), List.of()))
                        != null
                || key.shape().like(new Node.Mapping(new org.qmgrsim.config.Position("", 0, 0), List.of())) != null;

        assertTrue(
                key.required()
                        || grouped
                        || empty
                        || key.byDefault() != null
                        || !key.otherwise().isEmpty(),
                name);
        assertTrue(key.meaning().endsWith("."), key.meaning());
    }

    @Test
    void onlyTheReaderKnowsWhatTablesShareAName() {
        List<String> names = tables().stream().map(Shape.Table::name).toList();

        assertEquals(names.stream().distinct().toList(), names);
        assertTrue(names.size() > 10, names.toString());
    }

    @Test
    void anIncludeCanTakeOrLeaveEveryKeyButThoseOfTheFileItself() {
        List<String> keys = new ArrayList<>(Language.SCENARIO.names());
        keys.removeAll(List.of("format", "include"));

        assertEquals(keys, Kinds.PART.choices());
    }

    @Test
    void noKeyIsAParameterOfPostfix() {
        for (String key : Language.SCENARIO.names()) {
            assertFalse(Parameters.catalogue().isPostfixName(key), key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "duration: 5",
                "duration: 5min",
                "duration: 0s",
                "duration: [1h]",
                "sed: 1",
                "seed: 1.5",
                "format: 2",
                "include: [[a.yaml]]",
                "include: { only: mail }",
                "include: { file: a.yaml, only: mail, without: faults }",
                "include: { file: a.yaml, only: mial }",
                "start: 2024-01-22",
                "postfix: 3.9",
                "clock: Real",
                "costs: some",
                "queue_fs: xfs",
                "host: -x",
                "allow_bad_config: perhaps",
                "main.cf: { path: x }",
                "mail: lots",
                "mail: [{}]",
                "mail: [{ to: a@b.example }]",
                "mail: [{ at: [5s], arrivals: every 5s, to: a@b.example }]",
                "mail: [{ at: 5s, to: a@b.example }]",
                "mail: [{ at: [-5s], to: a@b.example }]",
                "mail: [{ arrivals: poisson 5, to: a@b.example }]",
                "mail: [{ arrivals: burst 5, to: a@b.example }]",
                "mail: [{ file: w.csv, to: a@b.example }]",
                "mail: [{ at: [5s], to: a@b@c }]",
                "mail: [{ at: [5s], to: a@b.example, to_one_of: a@b.example }]",
                "mail: [{ at: [5s], to: a@b.example, size: 20k }]",
                "mail: [{ at: [5s], to: a@b.example, size: lognormal 20kB }]",
                "mail: [{ at: [5s], to: a@b.example, users: 0 }]",
                "mail: [{ at: [5s], to: { b.example: -1 } }]",
                "mail: [{ at: [5s], to: { b.example: many } }]",
                "mail: [{ at: [5s], to: { b.example: 1 }, recipients: geometric }]",
                "mail: [{ at: [5s], to: a@b.example, profile: evenings }]",
                "mail: [{ arrivals: every 5s, to: a@b.example, profile: { hour: [1] } }]",
                "mail: [{ arrivals: every 5s, to: a@b.example, profile: { days: { monday: 1 } } }]",
                "mail: [{ arrivals: bursts 5 every 5s, to: a@b.example }]",
                "mail: [{ rates: [5s], to: a@b.example }]",
                "mail: [{ rates: 5s 2/min, to: a@b.example }]",
                "mail: [{ clients: 0, to: a@b.example }]",
                "mail: [{ clients: { pause: 1s }, to: a@b.example }]",
                "mail: [{ at: [5s], to: a@b.example, name: a b }]",
                "mail: [{ at: [5s], to: a@b.example, retry: 0s }]",
                "mail: [{ at: [5s], to: a@b.example, size: sample 3kB }]",
                "profiles: { office-hours: { hours: 24 } }",
                "mail: [{ at: [5s], to: a@b.example, via: smtp }]",
                "destinations: { x: { answers: 251 } }",
                "destinations: { x: { after: fast } }",
                "destinations: { x: [{ from: now }] }",
                "destinations: { x: { limits: { at_most: 5 } } }",
                "destinations: { x: { mx: 10 mx.x } }",
                "destinations: { x: { fails: { at: rcpt } } }",
                "destinations: { x: { outages: { up: 5m } } }",
                "destinations: { x: { outages: { until: 5m, file: x.csv } } }",
                "destinations: { x: { connections: { beyond: queue } } }",
                "destinations: { x: { dns: nx } }",
                "hosts: { x: { mx: [10 mx.x] } }",
                "triggers: { smtpd: { lost: 10% } }",
                "triggers: { cleanup: { lost: 10 } }",
                "triggers: { cleanup: { lost: 10%, denied: true } }",
                "triggers: { cleanup: { off: false } }",
                "triggers: { cleanup: { from: 1h } }",
                "master: { verbose: 10 }",
                "faults: [{ at: 5s }]",
                "faults: [{ reload: true }]",
                "faults: [{ at: 5s, reload: true, stop: true }]",
                "faults: [{ at: 5s, reload: false }]",
                "faults: [{ at: 5s, reload: true, signal: SIGTERM }]",
                "faults: [{ at: 5s, kill: qmgr, signal: TERM }]",
                "faults: [{ at: 5s, crash_at_start: { times: 3 } }]",
                "faults: [{ at: 5s, trigger: { bytes: 'W W' } }]"
            })
    void whatTheCheckerRefusesTheSchemaRefusesToo(String bad) {
        String yaml = bad.startsWith("{}") || bad.startsWith("duration") ? bad : "duration: 1h\n" + bad;

        assertFalse(byChecker(yaml, Language.SCENARIO).isEmpty(), yaml);
        assertFalse(bySchema(yaml, ROOT).isEmpty(), yaml);
    }

    @Test
    void shippedScenariosFitTheSchema() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMA.toAbsolutePath().getParent())) {
            List<Path> scenarios = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertTrue(scenarios.size() >= 4, scenarios.toString());
            for (Path file : scenarios) {
                assertEquals(List.of(), bySchema(Files.readString(file), ROOT), file.toString());
                assertTrue(
                        Files.readString(file)
                                .startsWith("# yaml-language-server: $schema=scenario.schema.json\n#\n# Watch"),
                        file.toString());
            }
        }
    }

    @Test
    void theSchemaFileIsMadeFromTheTable() throws IOException {
        assertFile(SCHEMA, ScenarioLanguage.jsonSchema());
    }

    @Test
    void theReferencePageIsMadeFromTheTable() throws IOException {
        assertFile(PAGE, ScenarioLanguage.reference());
    }

    private static void assertFile(Path file, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertEquals(text, Files.exists(file) ? Files.readString(file) : "", "run with -Dgolden.update=true");
    }
}
