package org.qmgrsim.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.report.MailLog;
import org.qmgrsim.scenario.Action;
import org.qmgrsim.scenario.CaseFolder;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;

/** Runs of the model in memory. */
final class Replay {
    private Replay() {}

    /** The mail log of a case with other luck. */
    static String mailLog(Path inputs, long seed) {
        return mailLog(inputs, seed, List.of());
    }

    /** The mail log of a case with other luck, and with signals, counted from the start, that no file can tell. */
    static String mailLog(Path inputs, long seed, List<Action.Signal> more) {
        try {
            return mailLog(withActions(CaseFolder.read(inputs).scenario().withSeed(seed), more));
        } catch (InvalidInput e) {
            throw new IllegalArgumentException(String.valueOf(e.problems()), e);
        }
    }

    private static Scenario withActions(Scenario given, List<Action.Signal> more) {
        List<Action> actions = new ArrayList<>(given.actions());
        for (Action.Signal signal : more) {
            long at = given.startNanos() + signal.atNanos();
            actions.add(new Action.Signal(at, signal.socket(), signal.signal()));
        }
        actions.sort(Comparator.comparingLong(Action::atNanos));
        return new Scenario(
                given.name(),
                given.title(),
                given.version(),
                given.epochCalendarNanos(),
                given.zone(),
                given.startNanos(),
                given.endNanos(),
                given.seed(),
                given.idealClock(),
                given.clockFactor(),
                given.costFactor(),
                given.queueFileSystem(),
                given.masterVerbosity(),
                given.hostName(),
                given.ehlo(),
                given.files(),
                given.sources(),
                actions,
                given.destinations(),
                given.triggerFaults());
    }

    /** The mail log of a scenario. */
    static String mailLog(Scenario scenario) {
        StringBuilder log = new StringBuilder();
        Simulation simulation = new Simulation(scenario, 0);
        simulation
                .journal()
                .subscribeToDetails(
                        new MailLog(log, scenario.epochCalendarNanos(), scenario.zone(), scenario.hostName(), false));
        simulation.run();
        return log.toString();
    }
}
