package org.qmgrsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.view.Audit;
import org.qmgrsim.journal.view.QueueView;
import org.qmgrsim.report.MailLog;
import org.qmgrsim.spool.Spool;

/** One run of a scenario that a test writes down: its facts, and its mail log with seconds since the start of Postfix. */
public final class Trial {
    /** A line of the log: when (seconds since the start by the clock of the log), who, and what. */
    public record Line(double at, String program, String text) {
        @Override
        public String toString() {
            return at + " " + program + ": " + text;
        }
    }

    private final Scenario scenario;
    private final Spool spool;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Audit audit;

    private Trial(Scenario scenario) {
        this.scenario = scenario;
        Simulation simulation = new Simulation(scenario, 0);
        StringBuilder log = new StringBuilder();
        simulation
                .journal()
                .subscribeToDetails(
                        new MailLog(log, scenario.epochCalendarNanos(), scenario.zone(), scenario.hostName(), false));
        QueueView view = new QueueView();
        simulation.read(view).read(facts::add).run();
        audit = view.audit();
        spool = simulation.spool();
        double start = (scenario.epochCalendarNanos() + scenario.startNanos()) / 1e9;
        log.toString().lines().forEach(line -> lines.add(line(line, start)));
    }

    /** Runs a scenario; {@code start} is 2024-01-22T08:00:00.25Z unless the text says otherwise. */
    public static Trial of(String text, String... sets) throws InvalidInput {
        String whole = text.contains("\nstart:") ? text : "start: 2024-01-22T08:00:00.25+00:00\n" + text;
        return new Trial(
                ScenarioFile.parse(whole, Path.of("trial.yaml"), List.of(sets)).scenario());
    }

    /** Runs a shipped scenario. */
    public static Trial shipped(String name, String... sets) throws InvalidInput {
        return new Trial(ScenarioFile.read(Path.of("scenarios", name + ".yaml"), List.of(sets))
                .scenario());
    }

    private static Line line(String line, double start) {
        String[] parts = line.split(" ", 4);
        java.time.OffsetDateTime stamp = java.time.OffsetDateTime.parse(parts[0]);
        String program = parts[2].replaceFirst("^postfix/", "").replaceFirst("(\\[\\d+\\])?:$", "");
        double at = stamp.toEpochSecond() + stamp.getNano() / 1e9 - start;
        return new Line(Math.round(at * 1e6) / 1e6, program, parts[3]);
    }

    /** The scenario. */
    public Scenario scenario() {
        return scenario;
    }

    /** The queue at the end. */
    public Spool spool() {
        return spool;
    }

    /** What the facts say of the whole run. */
    public Audit audit() {
        return audit;
    }

    /** All lines of the log. */
    public List<Line> log() {
        return List.copyOf(lines);
    }

    /** The lines that contain a text. */
    public List<Line> log(String part) {
        return lines.stream().filter(line -> line.toString().contains(part)).toList();
    }

    /** When the lines came that contain a text: tenths of a second since the start. */
    public List<Double> times(String part) {
        return log(part).stream().map(line -> Math.round(line.at() * 10) / 10.0).toList();
    }

    /** The texts of the lines that contain a text, each with its program. */
    public List<String> texts(String part) {
        return log(part).stream()
                .map(line -> line.program() + ": " + line.text())
                .toList();
    }

    /** The facts of a kind. */
    public List<Fact> facts(Class<? extends Happening> kind) {
        return facts.stream().filter(fact -> kind.isInstance(fact.what())).toList();
    }

    /** Seconds since the start of Postfix, by the clock of the run, which no step disturbs; rounded to tenths. */
    public List<Double> when(Class<? extends Happening> kind) {
        return facts(kind).stream().map(this::seconds).toList();
    }

    /** Seconds since the start of Postfix, rounded to tenths. */
    public double seconds(Fact fact) {
        return Math.round((fact.atNanos() - scenario.startNanos()) / 1e8) / 10.0;
    }
}
