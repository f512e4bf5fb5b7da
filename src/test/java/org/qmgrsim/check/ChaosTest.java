package org.qmgrsim.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;

/** Systems drawn at random: whatever is configured and done to them, what must hold holds. */
class ChaosTest {
    private static final int SYSTEMS = 20;

    @Test
    void whateverHappensNothingIsLostDoubledOrBeyondItsLimit() throws InvalidInput {
        List<String> broken = new ArrayList<>();
        long messages = 0;
        long recipients = 0;
        for (int seed = 1; seed <= SYSTEMS; seed++) {
            Chaos.Result result = Chaos.run(seed);
            messages += result.messages();
            recipients += result.recipients();
            result.violations().forEach(violation -> broken.add("seed " + result.seed() + ": " + violation));
        }

        assertEquals(List.of(), broken);
        assertTrue(messages > 20 * SYSTEMS && recipients > messages, "hardly any mail: the test tests nothing");
    }

    @Test
    void aSeedAlwaysDrawsTheSameSystemAndTheSameRun() throws InvalidInput {
        assertEquals(Chaos.run(7), Chaos.run(7));
    }

    @Test
    void otherSeedsDrawOtherSystems() {
        assertTrue(!RandomScenario.text(7).equals(RandomScenario.text(8)));
    }
}
