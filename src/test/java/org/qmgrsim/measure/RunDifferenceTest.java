package org.qmgrsim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;

class RunDifferenceTest {
    private static final String MAIL = """
            mail:
              - { at: [100s, 400s, 1000s], from: alice@example.net, to: bob@example.org }
            triggers: { cleanup: { lost: 100% } }
            """;

    private static ActivationTable table(Scenario scenario) {
        ActivationTable table = new ActivationTable();
        new Simulation(scenario, 0).read(new MessageLives(table)).run();
        return table;
    }

    @Test
    void aShorterWakeupTakesEachMessageAtItsNextMultiple() throws InvalidInput {
        // Exact wakeups at 300, 600, … and no trigger: mail of 100, 400 and 1000 s waits 200, 200 and 200 s. With
        // wakeup 60 it
        // waits until 120, 420 and 1020 s: 20 s each.
        ActivationTable slow = table(Lab.scenario(MAIL));
        ActivationTable fast = table(Lab.scenario(MAIL, "qmgr/unix/wakeup=60"));
        RunDifference difference = RunDifference.of(slow, fast, subject -> fast.subject(place(slow, subject)));
        assertEquals(3, difference.messages());
        assertEquals(3, difference.sooner());
        assertEquals(0, difference.later());
        for (RunDifference.Row row : difference.rows()) {
            assertEquals(200, row.firstNanos() / 1e9, 0.02);
            assertEquals(20, row.secondNanos() / 1e9, 0.02);
        }
        RunDifference back = RunDifference.of(fast, slow, subject -> slow.subject(place(fast, subject)));
        assertEquals(3, back.later());
    }

    private static int place(ActivationTable table, int subject) {
        return table.find(subject);
    }

    @Test
    void whatNeverMovesDiffersMost() throws InvalidInput {
        ActivationTable some = table(Lab.scenario(MAIL));
        ActivationTable never = table(Lab.scenario(MAIL, "qmgr/unix/wakeup=0"));
        RunDifference difference = RunDifference.of(some, never, subject -> never.subject(place(some, subject)));
        assertEquals(3, difference.later());
        assertEquals(Long.MAX_VALUE, difference.rows().get(0).difference());
        assertTrue(RunDifference.of(some, some, subject -> subject).rows().isEmpty());
        assertEquals(3, RunDifference.of(some, never, subject -> 0).onlyInFirst());
    }
}
