package org.qmgrsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.Routing;
import org.qmgrsim.config.SavedText;
import org.qmgrsim.config.Settings;
import org.qmgrsim.config.TransportTable;

/**
 * The configuration of a real system: a directory with main.cf and master.cf, these files themselves, or what postconf
 * printed of them. Tables that it names are looked for beside it.
 */
public final class ImportedConfiguration {
    private static final String MAIN = "main.cf";
    private static final String MASTER = "master.cf";

    private final InputFiles inputs;
    private final List<Problem> problems;
    private final Set<String> names = new HashSet<>();
    private final List<SavedText.Field> fields = new ArrayList<>();
    private final Map<String, TransportTable> tables = new LinkedHashMap<>();
    private MainCf main = MainCf.empty();
    private @Nullable MasterCf rows;
    private boolean wholeMaster;
    private MasterCf master = MasterCf.assumed();

    private ImportedConfiguration(InputFiles inputs, List<Problem> problems) {
        this.inputs = inputs;
        this.problems = problems;
    }

    /**
     * Reads a configuration.
     *
     * @param paths directories and files, {@code -} for the standard input; of parameters and services that occur twice the
     *     last holds
     * @param problems receives what keeps a file from being read; what is wrong in it is in the files themselves
     */
    public static ImportedConfiguration read(List<Path> paths, List<Problem> problems) {
        return read(paths, InputFiles.ofDisk(), problems);
    }

    static ImportedConfiguration read(List<Path> paths, InputFiles inputs, List<Problem> problems) {
        ImportedConfiguration configuration = new ImportedConfiguration(inputs, problems);
        paths.forEach(configuration::take);
        configuration.complete();
        paths.forEach(configuration::findTables);
        return configuration;
    }

    /** The files as they would stand in {@code /etc/postfix}. */
    public ConfigurationFiles files() {
        return new ConfigurationFiles(main, master, tables);
    }

    /** Names of the files that were read. */
    Set<String> names() {
        return names;
    }

    private void take(Path path) {
        if (!inputs.isDirectory(path)) {
            takeFile(path);
            return;
        }
        boolean any = false;
        for (String name : List.of(MAIN, MASTER)) {
            Path file = path.resolve(name);
            if (inputs.has(file)) {
                takeFile(file);
                any = true;
            }
        }
        if (!any) {
            problems.add(Problem.error(
                    new Position(InputFiles.nameOf(path), 0, 0),
                    "there is neither main.cf nor master.cf in this directory",
                    "name a copy of /etc/postfix, or the files that hold the output of postconf -n and postconf -M"));
        }
    }

    private void takeFile(Path file) {
        String name = InputFiles.nameOf(file);
        String text = inputs.read(file, new Position(name, 0, 0), problems);
        if (text == null) {
            return;
        }
        names.add(name);
        String last = String.valueOf(file.getFileName());
        if (last.equals(MAIN)) {
            main = main.and(MainCf.parse(text, name));
        } else if (last.equals(MASTER)) {
            add(MasterCf.parse(text, name));
            wholeMaster = true;
        } else {
            SavedText saved = SavedText.read(text, name);
            problems.addAll(saved.problems());
            main = main.and(saved.main());
            if (saved.hasRows()) {
                add(saved.rows());
            }
            fields.addAll(saved.fields());
        }
    }

    private void add(MasterCf more) {
        rows = rows == null ? more : rows.and(more);
    }

    /** A few rows, as {@code postconf -M qmgr/unix} prints them, go over those that Postfix ships. */
    private void complete() {
        if (rows != null) {
            master = wholeMaster || isSystem(rows) ? rows : rows.over(master);
        }
        Set<String> missing = new TreeSet<>();
        for (SavedText.Field field : fields) {
            set(field, missing);
        }
        if (!missing.isEmpty()) {
            problems.add(Problem.warning(
                    fields.get(0).at(),
                    "settings of services whose rows are not given: " + String.join(", ", missing),
                    "they are passed over; add the output of postconf -M"));
        }
    }

    private void set(SavedText.Field field, Set<String> missing) {
        String service = field.path().substring(0, field.path().lastIndexOf('/'));
        boolean known = master.rows().stream().anyMatch(row -> row.key().equals(service));
        if (!known && master.isAssumed()) {
            missing.add(service);
            return;
        }
        try {
            master = master.withField(field.path(), field.value(), field.at());
        } catch (InvalidInput e) {
            problems.addAll(e.problems());
        }
    }

    private static boolean isSystem(MasterCf rows) {
        return List.of("qmgr", "cleanup").stream().allMatch(name -> rows.rows().stream()
                .anyMatch(row -> row.program().equals(name)));
    }

    private void findTables(Path path) {
        Path folder = inputs.isDirectory(path) ? path : path.getParent();
        Path base = folder == null ? Path.of("") : folder;
        Settings settings = Settings.of(main, master);
        for (String table : Routing.paths(settings)) {
            String within = table.startsWith(settings.text("config_directory") + "/")
                    ? table.substring(settings.text("config_directory").length() + 1)
                    : table.substring(table.lastIndexOf('/') + 1);
            Path file = base.resolve(within);
            if (!within.isEmpty() && inputs.has(file) && !tables.containsKey(table)) {
                String name = InputFiles.nameOf(file);
                String text = inputs.read(file, new Position(name, 0, 0), problems);
                if (text != null) {
                    tables.put(table, TransportTable.parse(text, name));
                    names.add(name);
                }
            }
        }
    }
}
