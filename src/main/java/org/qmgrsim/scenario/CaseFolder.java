package org.qmgrsim.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Answer;
import org.qmgrsim.agents.remote.Behaviour;
import org.qmgrsim.agents.remote.Latency;
import org.qmgrsim.agents.remote.Replies;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.TransportTable;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.scenario.language.ScenarioLanguage;
import org.qmgrsim.scenario.load.Arrival;
import org.qmgrsim.scenario.load.ListedSource;

/**
 * The inputs of a case, recorded or made up: {@code case.json}, {@code main.cf}, {@code master.cf}, {@code transport} and
 * three CSV files, any of them perhaps compressed as {@code NAME.gz}. No other file of the folder is read, and the columns
 * that hold results are passed over. Only {@code case.json} must be there: without main.cf all parameters have their
 * defaults, without master.cf the shipped rows run, and without a table nothing stands in it.
 */
public final class CaseFolder {
    /** Virtual time of the start: master sets its rows up, and sends the first wakeups, shortly before. */
    static final long START_NANOS = ScenarioFile.START_NANOS;

    private static final String CASE = "case.json";
    private static final String TRANSPORT_PATH = "/etc/postfix/transport";

    private final Path folder;
    private final InputFiles inputs;
    private final List<Problem> problems = new ArrayList<>();

    private CaseFolder(Path folder, InputFiles inputs) {
        this.folder = folder;
        this.inputs = inputs;
    }

    /**
     * Reads a case.
     *
     * @throws InvalidInput with all that is wrong
     */
    public static Loaded read(Path folder) throws InvalidInput {
        return read(folder, InputFiles.ofDisk());
    }

    /**
     * Reads a case.
     *
     * @param inputs where its files come from
     * @throws InvalidInput with all that is wrong
     */
    public static Loaded read(Path folder, InputFiles inputs) throws InvalidInput {
        return new CaseFolder(folder, inputs).read();
    }

    private Loaded read() throws InvalidInput {
        if (find(CASE) == null) {
            problems.add(Problem.error(
                    new Position(path(CASE), 0, 0),
                    Files.isDirectory(folder) ? "there is no such file" : "there is no such folder",
                    "a case folder holds case.json and, as it needs them, main.cf, master.cf, transport, workload.csv,"
                            + " actions.csv and destinations.csv"));
            throw new InvalidInput(problems);
        }
        CaseFacts facts = CaseFacts.read(text(CASE), path(CASE), problems);
        MainCf main = MainCf.parse(text("main.cf"), path("main.cf"));
        MasterCf master =
                find("master.cf") == null ? MasterCf.shipped() : MasterCf.parse(text("master.cf"), path("master.cf"));
        Map<String, TransportTable> tables = new LinkedHashMap<>();
        if (find("transport") != null) {
            tables.put(TRANSPORT_PATH, TransportTable.parse(text("transport"), path("transport")));
        }
        List<DestinationChange> destinations = destinations();
        CaseActions actions = new CaseActions(destinations, new ServiceNames(master, problems), problems);
        for (CsvRows.Row row : rows("actions.csv")) {
            actions.add(row);
        }
        List<Arrival> arrivals = find("workload.csv") == null
                ? List.of()
                : WorkloadFile.read(text("workload.csv"), path("workload.csv"), "", problems);
        problems.addAll(main.problems());
        problems.addAll(master.problems());
        tables.values().forEach(table -> problems.addAll(table.problems()));
        destinations.sort(Comparator.comparingLong(DestinationChange::fromNanos));
        Scenario scenario =
                scenario(facts, new ConfigurationFiles(main, master, tables), arrivals, actions, destinations);
        List<Problem> all =
                problems.stream().distinct().sorted(Problem.BY_PLACE).toList();
        InvalidInput.throwIfAnyError(all);
        return new Loaded(scenario, all, List.of(), inputs.texts());
    }

    private Scenario scenario(
            CaseFacts facts,
            ConfigurationFiles files,
            List<Arrival> arrivals,
            CaseActions actions,
            List<DestinationChange> destinations) {
        OffsetDateTime start = facts.start();
        return new Scenario(
                facts.text("scenario", String.valueOf(folder.toAbsolutePath().getFileName())),
                facts.text("title", ""),
                facts.text("postfix", "3.12.0"),
                start.toEpochSecond() * WallClock.SECOND + start.getNano() - START_NANOS,
                start.getOffset(),
                actions.startsAtZero() ? START_NANOS : -1,
                at(facts.endSeconds(), 0.0) + WallClock.SECOND,
                facts.seed(),
                facts.oneOf("clock", Set.of("real", "ideal"), "real").equals("ideal"),
                facts.clockFactor(),
                facts.costFactor(),
                facts.oneOf("queue_fs", Set.of("ext4", "tmpfs"), "ext4"),
                facts.flag("master_verbose") ? 1 : 0,
                hostName(files.main()),
                false,
                files,
                List.of(new ListedSource(arrivals)),
                actions.actions(),
                destinations,
                List.of());
    }

    private static String hostName(MainCf main) {
        var name = main.find("myhostname");
        String full = name == null ? "mx" : name.value();
        int dot = full.indexOf('.');
        return dot < 0 ? full : full.substring(0, dot);
    }

    private List<DestinationChange> destinations() {
        List<DestinationChange> changes = new ArrayList<>();
        for (CsvRows.Row row : rows("destinations.csv")) {
            Law delay = delay(row);
            Behaviour behaviour =
                    delay == null ? null : behaviour(row.text("behaviour").trim(), delay);
            if (behaviour != null) {
                changes.add(new DestinationChange(at(row.number("t_s", problems), -1.0), nexthop(row), behaviour));
            } else if (delay != null) {
                problems.add(row.error("behaviour", "is not ok, refuse, rcpt450, rcpt550 or banner421"));
            }
        }
        return changes;
    }

    /** Seconds, or a law as scenarios have them; null if it is neither, which is a problem. */
    private @Nullable Law delay(CsvRows.Row row) {
        String text = row.text("delay_s").trim();
        boolean words = !text.isEmpty() && Character.isLetter(text.charAt(0));
        Law law = null;
        if (words) {
            law = ScenarioLanguage.durations(text);
        } else {
            double seconds = text.isEmpty() ? 0 : row.number("delay_s", problems);
            law = seconds < 0 ? null : Law.constant(seconds);
        }
        if (law == null) {
            problems.add(row.error("delay_s", words ? "is no law such as uniform 1s 1.5s" : "is negative"));
        }
        return law;
    }

    /** The next hop; where none is given, mail for a domain goes to the domain itself. */
    private static String nexthop(CsvRows.Row row) {
        String nexthop = row.text("nexthop").trim();
        return nexthop.isEmpty() ? row.text("domain").trim() : nexthop;
    }

    /**
     * The behaviour of a name that the folders use; null if there is none. The delay comes before a refusal too, and it holds
     * for sessions that were kept: they go on, whatever becomes of new ones.
     */
    static @Nullable Behaviour behaviour(String name, Law delaySeconds) {
        Latency delay = Latency.of(delaySeconds);
        Behaviour accepts = Behaviour.ACCEPTS.taking(Stage.END, delay);
        return switch (name) {
            case "ok" -> accepts;
            case "refuse" -> accepts.always(Stage.CONNECT, Answer.REFUSED).taking(Stage.CONNECT, delay);
            case "rcpt450" ->
                accepts.always(Stage.RCPT, Answer.reply(Replies.of("450"))).taking(Stage.RCPT, delay);
            case "rcpt550" ->
                accepts.always(Stage.RCPT, Answer.reply(Replies.of("550"))).taking(Stage.RCPT, delay);
            case "banner421" ->
                accepts.always(Stage.GREETING, Answer.reply(Replies.of("421"))).taking(Stage.GREETING, delay);
            default -> null;
        };
    }

    /** Seconds since the start as virtual time; {@code least} seconds is the earliest. */
    static long at(double seconds, double least) {
        return START_NANOS + Math.round(Math.max(least, seconds) * WallClock.SECOND);
    }

    private List<CsvRows.Row> rows(String name) {
        return find(name) == null ? List.of() : CsvRows.read(text(name), path(name), problems);
    }

    private String path(String name) {
        return InputFiles.nameOf(folder.resolve(name));
    }

    /** The file of that name, or the compressed one; null for neither. */
    private @Nullable Path find(String name) {
        for (Path file : List.of(folder.resolve(name), folder.resolve(name + ".gz"))) {
            if (inputs.has(file)) {
                return file;
            }
        }
        return null;
    }

    private String text(String name) {
        Path file = find(name);
        String text = file == null ? "" : inputs.read(file, new Position(path(name), 0, 0), problems);
        return text == null ? "" : text;
    }
}
