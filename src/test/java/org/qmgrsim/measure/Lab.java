package org.qmgrsim.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** Small systems for experiments: exact timers and free steps, unless the settings say otherwise. */
public final class Lab {
    private static final String BASE = """
            duration: 2h
            start: 2024-01-22T08:00:00.25+00:00
            clock: ideal
            costs: none
            main.cf: |
              in_flow_delay = 0
            master.cf: |
              pickup unix n - n 0 1 pickup
              qmgr unix n - n 300 1 qmgr
            """;

    private Lab() {}

    /** The base with more keys at its end. */
    public static Scenario scenario(String more, String... sets) throws InvalidInput {
        return ScenarioFile.parse(BASE + more, Path.of("lab.yaml"), List.of(sets))
                .scenario();
    }

    /** The lives of all messages, in the order of their arrival. */
    public static List<MessageLife> lives(Scenario scenario) {
        List<MessageLife> lives = new ArrayList<>();
        new Simulation(scenario, 0).read(new MessageLives(lives::add)).run();
        lives.sort(java.util.Comparator.comparingInt(MessageLife::message));
        return lives;
    }

    /** The waits from queued to active. */
    public static Activation activation(Scenario scenario) {
        Activation activation = new Activation();
        new Simulation(scenario, 0).read(new MessageLives(activation)).run();
        return activation;
    }
}
