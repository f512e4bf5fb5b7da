package org.qmgrsim.check;

import java.nio.file.Path;
import java.util.List;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** Random systems, run with all invariants watching. */
public final class Chaos {
    /**
     * What came of one system.
     *
     * @param text the scenario
     * @param facts how many facts its journal had
     * @param messages how many messages reached it
     * @param recipients how many recipients had an outcome, each time
     * @param repeated deliveries that were rightly repeated
     * @param found how many violations there were
     * @param violations the first of them
     */
    public record Result(
            long seed,
            String text,
            long facts,
            long messages,
            long recipients,
            long repeated,
            long found,
            List<Violation> violations) {
        /** Takes a copy of the list. */
        public Result {
            violations = List.copyOf(violations);
        }

        /** Whether all held. */
        public boolean clean() {
            return found == 0;
        }
    }

    private Chaos() {}

    /** Draws the system of a seed and runs it. */
    public static Result run(long seed) throws InvalidInput {
        String text = RandomScenario.text(seed);
        Scenario scenario = ScenarioFile.parse(text, Path.of("chaos-" + seed + ".yaml"), List.of())
                .scenario();
        Simulation simulation = new Simulation(scenario, 0);
        Invariants invariants = new Invariants();
        long[] counts = new long[2];
        simulation.journal().subscribeToDetails(invariants);
        simulation.read(fact -> {
            counts[0] += fact.what() instanceof Happening.MessageBegan ? 1 : 0;
            counts[1] += fact.what() instanceof Happening.RecipientDone ? 1 : 0;
        });
        simulation.run();
        return new Result(
                seed,
                text,
                simulation.journal().facts(),
                counts[0],
                counts[1],
                invariants.repeated(),
                invariants.found(),
                invariants.violations());
    }
}
