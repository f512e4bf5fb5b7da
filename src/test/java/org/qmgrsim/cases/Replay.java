package org.qmgrsim.cases;

import java.nio.file.Path;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.report.MailLog;
import org.qmgrsim.scenario.CaseFolder;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;

/** Runs of the model in memory. */
final class Replay {
    private Replay() {}

    /** The mail log of a case with other luck. */
    static String mailLog(Path inputs, long seed) {
        try {
            return mailLog(CaseFolder.read(inputs).scenario().withSeed(seed));
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
