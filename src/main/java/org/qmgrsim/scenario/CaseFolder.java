package org.qmgrsim.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.agents.Destinations.Answer;
import org.qmgrsim.agents.Destinations.Behaviour;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.TransportTable;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.WallClock;

/**
 * The inputs of a recorded case: {@code case.json}, {@code main.cf}, {@code master.cf}, {@code transport} and three CSV
 * files. No other file of the folder is read, and the columns that hold results are passed over.
 */
public final class CaseFolder {
    /** Virtual time of the start: master sets its rows up, and sends the first wakeups, shortly before. */
    static final long START_NANOS = ScenarioFile.START_NANOS;

    private static final String TRANSPORT_PATH = "/etc/postfix/transport";

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();

    private CaseFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a case.
     *
     * @throws InvalidInput with all that is wrong
     */
    public static Loaded read(Path folder) throws InvalidInput {
        return new CaseFolder(folder).read();
    }

    private Loaded read() throws InvalidInput {
        JsonNode facts = json();
        InvalidInput.throwIfAnyError(problems);
        MainCf main = MainCf.parse(text("main.cf"), path("main.cf"));
        MasterCf master = MasterCf.parse(text("master.cf"), path("master.cf"));
        Map<String, TransportTable> tables = new LinkedHashMap<>();
        if (Files.exists(folder.resolve("transport"))) {
            tables.put(TRANSPORT_PATH, TransportTable.parse(text("transport"), path("transport")));
        }
        List<DestinationChange> destinations = destinations();
        CaseActions actions = new CaseActions(destinations, problems);
        for (CsvRows.Row row : rows("actions.csv")) {
            actions.add(row);
        }
        List<Arrival> arrivals = arrivals();
        OffsetDateTime start = start(facts);
        problems.addAll(main.problems());
        problems.addAll(master.problems());
        InvalidInput.throwIfAnyError(problems);
        destinations.sort(Comparator.comparingLong(DestinationChange::fromNanos));
        int factor = facts.path("clock_factor").asInt(1);
        ConfigurationFiles files = new ConfigurationFiles(main, master, tables);
        Scenario scenario = new Scenario(
                facts.path("scenario").asText(folder.getFileName().toString()),
                facts.path("title").asText(""),
                facts.path("postfix").asText("3.12.0"),
                start.toEpochSecond() * WallClock.SECOND + start.getNano() - START_NANOS,
                start.getOffset(),
                actions.startsAtZero() ? START_NANOS : -1,
                at(facts.path("end_s").asDouble(), 0.0) + WallClock.SECOND,
                facts.path("seed").asLong(1),
                facts.path("clock").asText("real").equals("ideal"),
                factor,
                facts.path("costs").asText("measured").equals("none") ? 0 : 1,
                facts.path("queue_fs").asText("ext4"),
                facts.path("master_verbose").asBoolean(false) ? 1 : 0,
                hostName(main),
                false,
                files,
                List.of(new ListedSource(arrivals)),
                actions.actions(),
                destinations,
                List.of());
        return new Loaded(scenario, problems, List.of(), Map.of());
    }

    private static String hostName(MainCf main) {
        var name = main.find("myhostname");
        String full = name == null ? "mx" : name.value();
        int dot = full.indexOf('.');
        return dot < 0 ? full : full.substring(0, dot);
    }

    private JsonNode json() {
        try {
            return new JsonMapper().readTree(text("case.json"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            var at = e.getLocation();
            problems.add(Problem.error(
                    new Position(path("case.json"), at.getLineNr(), at.getColumnNr()), e.getOriginalMessage(), null));
            return new JsonMapper().createObjectNode();
        }
    }

    private OffsetDateTime start(JsonNode facts) {
        String text = facts.path("start").asText("");
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            problems.add(Problem.error(
                    new Position(path("case.json"), 0, 0),
                    "\"start\": found \"" + text + "\", not a time such as 2026-11-23T12:04:54.072818+00:00",
                    null));
            return OffsetDateTime.MIN;
        }
    }

    private List<Arrival> arrivals() {
        List<Arrival> arrivals = new ArrayList<>();
        for (CsvRows.Row row : rows("workload.csv")) {
            Origin origin =
                    switch (row.text("via")) {
                        case "smtp" -> Origin.SMTP;
                        case "sendmail" -> Origin.SENDMAIL;
                        default -> {
                            problems.add(row.error("via", "is not smtp or sendmail"));
                            yield Origin.SMTP;
                        }
                    };
            arrivals.add(new Arrival(
                    at(row.number("t_s", problems), 0.0),
                    origin,
                    row.text("id"),
                    row.text("from"),
                    List.of(row.text("to").trim().split("\\s+")),
                    (int) row.number("size", problems)));
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atNanos));
        return arrivals;
    }

    private List<DestinationChange> destinations() {
        List<DestinationChange> changes = new ArrayList<>();
        for (CsvRows.Row row : rows("destinations.csv")) {
            Answer answer = answer(row.text("behaviour"));
            if (answer == null) {
                problems.add(row.error("behaviour", "is not ok, refuse, rcpt450 or banner421"));
                continue;
            }
            changes.add(new DestinationChange(
                    at(row.number("t_s", problems), -1.0),
                    row.text("nexthop"),
                    new Behaviour(answer, Law.constant(row.number("delay_s", problems)), 0, "250 2.0.0 ok")));
        }
        return changes;
    }

    static @org.jspecify.annotations.Nullable Answer answer(String behaviour) {
        return switch (behaviour) {
            case "ok" -> Answer.ACCEPT;
            case "refuse" -> Answer.REFUSE;
            case "rcpt450" -> Answer.TEMPORARY;
            case "banner421" -> Answer.BANNER_421;
            default -> null;
        };
    }

    /** Seconds since the start as virtual time; {@code least} seconds is the earliest. */
    static long at(double seconds, double least) {
        return START_NANOS + Math.round(Math.max(least, seconds) * WallClock.SECOND);
    }

    private List<CsvRows.Row> rows(String name) {
        return CsvRows.read(text(name), path(name), problems);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            problems.add(Problem.error(
                    new Position(path(name), 0, 0),
                    Files.exists(folder) ? "cannot be read" : "there is no such folder",
                    "a case folder holds case.json, main.cf, master.cf, transport, workload.csv, actions.csv and"
                            + " destinations.csv"));
            return name.endsWith(".json") ? "{}" : "";
        }
    }
}
