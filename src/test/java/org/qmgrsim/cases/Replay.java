package org.qmgrsim.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
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

    /** The mail log of a case with more actions, each given the instant of the start. */
    static String mailLog(Path inputs, long seed, List<LongFunction<Action>> more) {
        try {
            Scenario s = CaseFolder.read(inputs).scenario().withSeed(seed);
            List<Action> actions = new ArrayList<>(s.actions());
            more.forEach(action -> actions.add(action.apply(s.startNanos())));
            actions.sort(Comparator.comparingLong(Action::atNanos));
            return mailLog(new Scenario(
                    s.name(),
                    s.title(),
                    s.version(),
                    s.epochCalendarNanos(),
                    s.zone(),
                    s.startNanos(),
                    s.endNanos(),
                    s.seed(),
                    s.idealClock(),
                    s.clockFactor(),
                    s.costFactor(),
                    s.queueFileSystem(),
                    s.masterVerbosity(),
                    s.hostName(),
                    s.ehlo(),
                    s.files(),
                    s.sources(),
                    actions,
                    s.destinations(),
                    s.triggerFaults()));
        } catch (InvalidInput e) {
            throw new IllegalArgumentException(String.valueOf(e.problems()), e);
        }
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
