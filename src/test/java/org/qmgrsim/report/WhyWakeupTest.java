package org.qmgrsim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.DesignFile;
import org.qmgrsim.experiment.Study;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.measure.Activation;

/** The answer says what the runs showed, and the runs show what Postfix does. */
class WhyWakeupTest {
    private static @Nullable StudyResult result;

    @BeforeAll
    static void oneDay() throws InvalidInput {
        Design design = DesignFile.read(Path.of("scenarios/experiments/why-wakeup.yaml"));
        result = Study.of(design.withReplications(2), null).run(2, done -> {});
    }

    private static StudyResult result() {
        assertNotNull(result);
        return result;
    }

    private static Activation at(String triggers, String wakeup) {
        Activation activation = result().at(triggers, wakeup);
        assertNotNull(activation);
        return activation;
    }

    @Test
    void theNumbersOfTheSentenceAreTheMeasures() {
        Activation working = at("working", "300");
        Activation lost = at("1 % lost", "300");
        double[] losers = lost.withoutTrigger().seconds();
        double mean = StatUtils.mean(at("broken", "300").waits().seconds());

        assertEquals(
                "Keep 300: with working triggers the wakeup moved " + working.movedByWakeup() + " of "
                        + working.waits().count() + " messages; with 1 % of the triggers lost, " + losers.length
                        + " messages waited for another trigger or the wakeup, at most "
                        + Words.time(StatUtils.max(losers)) + "; with broken triggers each waits for the wakeup, "
                        + Words.time(mean)
                        + " on average; with broken triggers and wakeup 0, mail never moves.",
                new WhyWakeup(result()).sentence());
    }

    @Test
    void withWorkingTriggersTheWakeupMovesNothing() {
        for (String wakeup : List.of("0", "10", "60", "300", "1000")) {
            Activation working = at("working", wakeup);
            assertEquals(0, working.movedByWakeup());
            assertTrue(working.waits().count() > 800);
            assertTrue(working.waits().longest().seconds() < 0.1);
        }
    }

    @Test
    void withBrokenTriggersTheWakeupMovesEverythingAndNoneMeansNever() {
        for (String wakeup : List.of("10", "60", "300", "1000")) {
            Activation broken = at("broken", wakeup);
            assertEquals(broken.waits().count(), broken.movedByWakeup());
            assertTrue(broken.waits().longest().seconds() <= Integer.parseInt(wakeup) + 1.1);
        }
        assertEquals(at("broken", "0").waits().count(), at("broken", "0").never());
    }

    @Test
    void allSettingsShareTheirMail() {
        int messages = at("working", "300").messages();

        assertTrue(
                result().points().stream().allMatch(point -> point.activation().messages() == messages));
    }

    @Test
    void theTableHasEveryPoint() {
        String[] lines = new WhyWakeup(result()).table().split("\n");

        assertEquals(26, lines.length);
        assertTrue(Arrays.stream(lines).anyMatch(line -> line.matches("broken +0 +- +never +never +never")));
    }
}
