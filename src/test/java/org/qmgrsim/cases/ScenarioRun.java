package org.qmgrsim.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.report.MailLog;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/**
 * A run of a scenario: its mail log, read, and what commands printed.
 *
 * @param text the log as it was written
 */
record ScenarioRun(Scenario scenario, String text, PostfixLog log, List<String> printed) {
    /** A system whose start lies half a second after a full second, so that whole second k begins at k - 0.5. */
    private static final String BASE = """
            start: 2026-11-23T12:00:00.5+00:00
            host: mx
            """;

    /** Runs a scenario that is written as text, on top of the start time above. */
    static ScenarioRun of(String yaml, String... sets) {
        try {
            return of(ScenarioFile.parse(BASE + yaml, Path.of("test.yaml"), List.of(sets))
                    .scenario());
        } catch (InvalidInput e) {
            throw new IllegalArgumentException(String.valueOf(e.problems()), e);
        }
    }

    /** Runs a scenario on an ideal system that starts at a whole second: exact timers, steps that cost nothing. */
    static ScenarioRun ideal(String yaml) {
        try {
            return of(
                    ScenarioFile.parse("clock: ideal\ncosts: none\nhost: mx\n" + yaml, Path.of("ideal.yaml"), List.of())
                            .scenario());
        } catch (InvalidInput e) {
            throw new IllegalArgumentException(String.valueOf(e.problems()), e);
        }
    }

    /** Runs a shipped scenario. */
    static ScenarioRun shipped(String name, String... sets) {
        try {
            return of(ScenarioFile.read(Path.of("scenarios", name + ".yaml"), List.of(sets))
                    .scenario());
        } catch (InvalidInput e) {
            throw new IllegalArgumentException(String.valueOf(e.problems()), e);
        }
    }

    private static ScenarioRun of(Scenario scenario) {
        StringBuilder text = new StringBuilder();
        List<String> printed = new ArrayList<>();
        Simulation simulation = new Simulation(scenario, 0);
        simulation
                .journal()
                .subscribeToDetails(
                        new MailLog(text, scenario.epochCalendarNanos(), scenario.zone(), scenario.hostName(), false));
        simulation.read(fact -> {
            if (fact.what() instanceof Happening.Printed line) {
                printed.add(line.line());
            }
        });
        simulation.run();
        return new ScenarioRun(scenario, text.toString(), PostfixLog.of(text.toString()), printed);
    }

    /** What a program says of a message, line by line. */
    List<String> about(String id) {
        return log.rows().stream()
                .filter(row -> row.about(id) != null)
                .map(row -> row.line().program() + ": " + row.about(id))
                .toList();
    }

    /** The lines of a program. */
    List<String> lines(String program) {
        return log.rows().stream()
                .filter(row -> row.line().program().equals(program))
                .map(row -> row.line().text())
                .toList();
    }
}
