package org.qmgrsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.Settings;
import org.qmgrsim.config.TransportTable;
import org.qmgrsim.scenario.language.Item;

/** The files of Postfix as a scenario gives them: blocks in it, files beside it, and single settings over both. */
final class ConfigReader {
    private static final String TEXTHASH = "texthash:";
    private static final List<String> FIELDS =
            List.of("private", "unprivileged", "chroot", "wakeup", "process_limit", "command");

    private final Folders folders;
    private final InputFiles inputs;
    private final List<Path> paths;
    private final boolean lenient;
    private final List<Problem> problems;
    private final Set<String> imported = new HashSet<>();
    private final List<Setting> judged = new ArrayList<>();

    /**
     * @param folders where relative paths begin
     * @param paths the configuration of a real system, which goes in place of the scenario's; empty: none
     * @param lenient whether errors in the files are part of the experiment
     */
    ConfigReader(Folders folders, InputFiles inputs, List<Path> paths, boolean lenient, List<Problem> problems) {
        this.folders = folders;
        this.inputs = inputs;
        this.paths = paths;
        this.lenient = lenient;
        this.problems = problems;
    }

    /**
     * A setting in postconf's notation: a parameter, or a field of master.cf as {@code qmgr/unix/wakeup}.
     *
     * @param nearest another key that may have been meant; null for none
     */
    record Setting(
            String name,
            String value,
            Position at,
            @Nullable String nearest) {
        static Setting of(String name, String value, Position at, @Nullable String nearestKey) {
            int slash = name.lastIndexOf('/');
            if (slash < 0) {
                return new Setting(name, value, at, nearestKey);
            }
            String field = Nearest.of(name.substring(slash + 1), FIELDS);
            return new Setting(name, value, at, field == null ? null : name.substring(0, slash + 1) + field);
        }

        boolean isField() {
            return name.contains("/");
        }
    }

    /** Text of Postfix's own, and where it begins. */
    private record Block(String text, Position at) {}

    /** The files at the start. */
    ConfigurationFiles read(Item scenario, List<Setting> settings) {
        ConfigurationFiles files = paths.isEmpty() ? ofScenario(scenario) : ofSystem(scenario);
        ConfigurationFiles changed = checkedApply(new FileChange(List.of(), null, settings, Map.of()), files);
        warnOfMissingTables(changed);
        return changed;
    }

    private ConfigurationFiles ofScenario(Item scenario) {
        MainCf main = main(scenario.find("main.cf"), MainCf.empty());
        MasterCf rows = rows(scenario.find("master.cf"));
        MasterCf master = rows == null ? MasterCf.shipped() : rows.over(MasterCf.shipped());
        return new ConfigurationFiles(main, master, tables(scenario.find("tables")));
    }

    /** The files of a real system, with the tables of the scenario. */
    private ConfigurationFiles ofSystem(Item scenario) {
        ImportedConfiguration system = ImportedConfiguration.read(paths, inputs, problems);
        imported.addAll(system.names());
        Map<String, TransportTable> tables = new LinkedHashMap<>(system.files().tables());
        tables.putAll(tables(scenario.find("tables")));
        return new ConfigurationFiles(system.files().main(), system.files().master(), tables);
    }

    /** What an {@code edit} does. */
    FileChange edit(Item edit) {
        return new FileChange(
                main(edit.find("main.cf"), MainCf.empty()).assignments(),
                rows(edit.find("master.cf")),
                List.of(),
                tables(edit.find("tables")));
    }

    /** What a {@code set} does. */
    static FileChange change(Item set) {
        List<Setting> settings = new ArrayList<>();
        set.fields()
                .forEach((name, value) -> settings.add(Setting.of(name, value.as(String.class), value.keyAt(), null)));
        return new FileChange(List.of(), null, settings, Map.of());
    }

    /** The files after a change, which is judged; what cannot be applied is left out. */
    ConfigurationFiles checkedApply(FileChange change, ConfigurationFiles files) {
        ConfigurationFiles after =
                new FileChange(change.parameters(), change.rows(), List.of(), change.tables()).apply(files);
        for (Setting setting : change.settings()) {
            try {
                after = after.with(setting.name(), setting.value(), setting.at());
            } catch (InvalidInput e) {
                problems.addAll(e.problems());
            }
        }
        judged.addAll(change.settings());
        judge(after);
        return after;
    }

    private void judge(ConfigurationFiles files) {
        files.problems(at -> !imported.contains(at.file()))
                .forEach(problem -> problems.add(lenient ? problem.asWarning() : better(problem)));
    }

    /** An unknown parameter may have been meant for a key of the scenario, or for a field. */
    private Problem better(Problem problem) {
        String hint = problem.hint();
        boolean unknown = problem.message().startsWith("unknown parameter");
        if (!unknown) {
            return problem;
        }
        boolean hinted = hint != null && hint.startsWith("did you mean");
        return judged.stream()
                .filter(setting -> setting.nearest() != null && isAt(problem, setting.at()))
                .filter(setting -> setting.isField() || !hinted)
                .findFirst()
                .map(setting ->
                        Problem.error(setting.at(), problem.message(), "did you mean \"" + setting.nearest() + "\"?"))
                .orElse(problem);
    }

    private static boolean isAt(Problem problem, Position at) {
        return problem.file().equals(at.file()) && problem.line() == at.line() && problem.column() == at.column();
    }

    private MainCf main(@Nullable Item item, MainCf otherwise) {
        MainCf main = null;
        for (Item part : item == null ? List.<Item>of() : item.elements()) {
            Block block = block(part, "main.cf");
            if (block != null) {
                MainCf next = MainCf.parse(block.text, block.at);
                main = main == null ? next : main.and(next);
            }
        }
        return main == null ? otherwise : main;
    }

    private @Nullable MasterCf rows(@Nullable Item item) {
        MasterCf rows = null;
        for (Item part : item == null ? List.<Item>of() : item.elements()) {
            Block block = block(part, "master.cf");
            if (block != null) {
                MasterCf next = MasterCf.parse(block.text, block.at);
                rows = rows == null ? next : rows.and(next);
            }
        }
        return rows;
    }

    private Map<String, TransportTable> tables(@Nullable Item tables) {
        Map<String, TransportTable> byPath = new LinkedHashMap<>();
        if (tables != null) {
            tables.fields().forEach((path, item) -> {
                Block block = block(item, path);
                if (block != null) {
                    TransportTable table = TransportTable.parse(block.text, block.at);
                    problems.addAll(table.problems());
                    byPath.put(path, table);
                }
            });
        }
        return byPath;
    }

    private @Nullable Block block(@Nullable Item item, String name) {
        if (item == null) {
            return null;
        } else if (!item.isValue()) {
            return file(item.find("file"));
        }
        Position at = item.textAt();
        if (at == null) {
            problems.add(Problem.error(
                    item.at(),
                    name + ": the lines of this text are joined into one",
                    "write \"" + name + ": |\", so that each line stays a line"));
            return null;
        }
        return new Block(item.as(String.class), at);
    }

    private @Nullable Block file(@Nullable Item path) {
        if (path == null) {
            return null;
        }
        Path file = folders.resolve(path);
        String text = inputs.read(file, path.at(), problems);
        imported.add(InputFiles.nameOf(file));
        return text == null ? null : new Block(text, Position.startOf(InputFiles.nameOf(file)));
    }

    private void warnOfMissingTables(ConfigurationFiles files) {
        Assignment maps = files.main().find("transport_maps");
        if (maps == null) {
            return;
        }
        for (String map : Settings.of(files.main(), files.master()).list("transport_maps")) {
            String path = map.startsWith(TEXTHASH) ? map.substring(TEXTHASH.length()) : "";
            if (!path.isEmpty() && !files.tables().containsKey(path)) {
                String nearest = Nearest.of(
                        path, files.tables().keySet().stream().sorted().toList());
                problems.add(Problem.warning(
                        maps.valueAt(),
                        "the scenario has no table \"" + path + "\", so that nothing is found in it",
                        nearest == null
                                ? "add it under tables, such as tables: { " + path + ": { file: transport } }"
                                : "did you mean \"" + TEXTHASH + nearest + "\"?"));
            }
        }
    }
}
