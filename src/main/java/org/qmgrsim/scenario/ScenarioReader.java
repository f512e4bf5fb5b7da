package org.qmgrsim.scenario;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.Settings;
import org.qmgrsim.ipc.TriggerFault;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.scenario.language.Checker;
import org.qmgrsim.scenario.language.Document;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.language.Node;
import org.qmgrsim.scenario.language.Overrides;
import org.qmgrsim.scenario.load.Source;

/** One scenario on its way from text to value. */
final class ScenarioReader {
    static final String SET = "--set";
    private static final long UNKNOWN_END = Long.MAX_VALUE / 2;

    private final Path file;
    private final List<Path> configuration;
    private final InputFiles inputs;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Item tree;
    private final List<ConfigReader.Setting> settings = new ArrayList<>();

    ScenarioReader(Path file, List<Path> configuration, InputFiles inputs) {
        this.file = file;
        this.configuration = List.copyOf(configuration);
        this.inputs = inputs;
    }

    Loaded read(String text, List<String> sets) throws InvalidInput {
        Node.Mapping root = Document.read(text, InputFiles.nameOf(file), problems);
        if (root == null) {
            throw new InvalidInput(problems);
        }
        Folders folders = new Folders(file);
        Node.Mapping whole = new Includes(file, folders, inputs, problems).under(root);
        for (int i = 0; i < sets.size(); i++) {
            whole = set(whole, sets.get(i), i + 1);
        }
        return load(tree(Checker.check(whole, problems)), folders);
    }

    private Item tree(Item checked) {
        tree = checked;
        return checked;
    }

    /** What was read, for a test that nothing of it was passed over; null before. */
    @Nullable
    Item tree() {
        return tree;
    }

    /** Settings of the scenario go into its tree; those of Postfix wait for the files. */
    private Node.Mapping set(Node.Mapping root, String set, int number) {
        Position at = new Position(SET, number, 1);
        int equals = set.indexOf('=');
        if (equals <= 0) {
            problems.add(
                    Problem.error(at, "found \"" + set + "\", not key=value", "such as seed=3 or qmgr/unix/wakeup=60"));
            return root;
        }
        String path = set.substring(0, equals).strip();
        String value = set.substring(equals + 1).strip();
        String parameter = path.startsWith("main.cf.") || path.startsWith("master.cf.")
                ? path.substring(path.indexOf(".cf.") + ".cf.".length())
                : path;
        boolean ofPostfix = !parameter.equals(path) && !parameter.equals("file");
        if (!ofPostfix && Overrides.isPath(path)) {
            return Overrides.set(root, path, at, value, new Position(SET, number, equals + 2), problems);
        }
        String nearest = ofPostfix ? null : Overrides.nearestPath(path);
        if (path.contains(".") && !path.contains("/") && !ofPostfix) {
            problems.add(Problem.error(
                    at,
                    "unknown key \"" + path + "\"",
                    nearest != null
                            ? "did you mean \"" + nearest + "\"?"
                            : "a path begins with one of: " + String.join(", ", Overrides.topKeys())));
        } else {
            settings.add(ConfigReader.Setting.of(parameter, value, at, nearest));
        }
        return root;
    }

    private Loaded load(Item scenario, Folders base) throws InvalidInput {
        ConfigReader config = new ConfigReader(
                base, inputs, configuration, scenario.get("allow_bad_config", Boolean.class), problems);
        ConfigurationFiles files = config.read(scenario, settings);
        Long duration = scenario.find("duration", Long.class);
        long end = duration == null ? UNKNOWN_END : ScenarioFile.START_NANOS + duration;

        Times times = new Times(end, problems);
        MailReader mail = new MailReader(
                base, inputs, times, new ProfileReader(scenario, calendar(scenario), problems), problems);
        List<Source> sources = mail.read(scenario);
        FilesReader queueFiles = new FilesReader(problems);
        List<Action> actions = queueFiles.put(scenario.find("files"), 0);
        actions.addAll(FaultReader.disk(scenario.find("disk"), 0));
        DestinationReader remote = new DestinationReader(base, inputs, times, problems);
        List<DestinationChange> destinations = new ArrayList<>(remote.read(scenario));
        List<TriggerFault> triggers = TriggerReader.read(scenario.find("triggers"), times, problems);
        FaultReader faults = new FaultReader(config, files, queueFiles, remote, times, problems);
        faults.read(scenario);
        actions.addAll(faults.actions());
        destinations.addAll(faults.destinations());
        new ContentFilters(files).complete(destinations, scenario, problems);
        destinations.sort(Comparator.comparingLong(DestinationChange::fromNanos));
        new Reachable(files, sources, actions).warn(scenario, destinations, problems);

        List<Problem> all =
                problems.stream().distinct().sorted(Problem.BY_PLACE).toList();
        InvalidInput.throwIfAnyError(all);
        return new Loaded(
                scenario(scenario, files, end, sources, actions, destinations, triggers),
                all,
                files.passedOver(),
                inputs.texts());
    }

    private Scenario scenario(
            Item item,
            ConfigurationFiles files,
            long end,
            List<Source> sources,
            List<Action> actions,
            List<DestinationChange> destinations,
            List<TriggerFault> triggers) {
        Calendar calendar = calendar(item);
        Item master = item.find("master");
        String name = name();
        return new Scenario(
                name,
                orElse(item.find("title", String.class), name),
                item.get("postfix", String.class),
                calendar.epochCalendarNanos(),
                ZoneOffset.ofTotalSeconds(calendar.offsetSeconds()),
                ScenarioFile.START_NANOS,
                end,
                item.get("seed", Long.class),
                item.get("clock", String.class).equals("ideal"),
                1,
                item.get("costs", Double.class),
                item.get("queue_fs", String.class),
                master == null ? 0 : master.get("verbose", Integer.class),
                orElse(item.find("host", String.class), firstLabel(files)),
                true,
                files,
                sources,
                actions,
                destinations,
                triggers);
    }

    private static Calendar calendar(Item scenario) {
        OffsetDateTime start = scenario.get("start", OffsetDateTime.class);
        return new Calendar(
                start.toEpochSecond() * WallClock.SECOND + start.getNano() - ScenarioFile.START_NANOS,
                start.getOffset().getTotalSeconds());
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static String firstLabel(ConfigurationFiles files) {
        String host = Settings.of(files.main(), files.master()).text("myhostname");
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }

    /** The name of the file less its ending. */
    private String name() {
        String last = String.valueOf(file.getFileName());
        return last.replaceFirst("\\.ya?ml$", "");
    }
}
