package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Detail;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.journal.Reader;

/** Who asks for the lines of {@code -v} sees more, and changes nothing. */
class DetailsTest {
    private static final class Listener implements Reader {
        private int heard;

        @Override
        public void read(Fact fact) {}

        @Override
        public void read(Detail detail) {
            heard++;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"costs=measured", "costs=none", "clock=ideal"})
    void askingForDetailsShiftsNothing(String set) throws InvalidInput {
        Scenario scenario = ScenarioFile.read(
                        Path.of("scenarios/reload-under-load.yaml"), List.of(set, "qmgr/unix/command=qmgr"))
                .scenario();
        Listener listener = new Listener();
        assertEquals(fingerprint(scenario, null), fingerprint(scenario, listener));
        assertNotEquals(0, listener.heard);
    }

    private static String fingerprint(Scenario scenario, Listener listener) {
        Fingerprint fingerprint = new Fingerprint();
        Simulation simulation = new Simulation(scenario, 0);
        simulation.read(fingerprint);
        if (listener != null) {
            simulation.journal().subscribeToDetails(listener);
        }
        simulation.run();
        return fingerprint.toString();
    }
}
