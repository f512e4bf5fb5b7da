package org.qmgrsim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.DesignFile;
import org.qmgrsim.experiment.Estimate;
import org.qmgrsim.experiment.Experiment;
import org.qmgrsim.experiment.Measure;
import org.qmgrsim.experiment.PointResult;
import org.qmgrsim.experiment.Progress;
import org.qmgrsim.experiment.Replications;
import org.qmgrsim.experiment.RunStore;
import org.qmgrsim.experiment.Runner;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.experiment.statistics.Interval;
import org.qmgrsim.measure.DelaySample;
import org.qmgrsim.measure.Stage;

/** The answer says what the runs showed, and the runs show what Postfix does. */
class WhyWakeupTest {
    private static @Nullable StudyResult result;

    @BeforeAll
    static void twoDays(@TempDir Path folder) throws InvalidInput, IOException {
        Design design = DesignFile.read(Path.of("scenarios/experiments/wakeup-and-triggers.yaml"))
                .withReplications(Replications.fixed(2));
        try (RunStore store = RunStore.open(folder.resolve("runs"))) {
            result = Experiment.of(design, "test").run(new Runner(store, 2, Progress.NONE));
        }
    }

    private static StudyResult result() {
        assertNotNull(result);
        return result;
    }

    private static PointResult at(String triggers, String wakeup) {
        PointResult point = result().at(triggers, wakeup);
        assertNotNull(point);
        return point;
    }

    private static DelaySample waits(String triggers, String wakeup) {
        return at(triggers, wakeup).delays(Stage.QUEUED_ACTIVE);
    }

    private static double total(String quantity, String triggers, String wakeup) {
        Measure measure = result().design().measures().stream()
                .filter(each -> each.text().equals(quantity))
                .findFirst()
                .orElseThrow();
        return at(triggers, wakeup).total(measure);
    }

    @Test
    void theNumbersOfTheSentenceAreTheMeasures() {
        DelaySample lost = at("1 % lost", "300").delays(Stage.LOST_ACTIVE);
        Estimate mean = at("broken", "300").estimates().get(0);

        assertEquals(
                "Keep 300: with working triggers the wakeup moved "
                        + (int) total("moved by the wakeup", "working", "300") + " of "
                        + waits("working", "300").count() + " messages; with 1 % of the triggers lost, " + lost.count()
                        + " messages waited for another trigger or the wakeup, at most "
                        + Words.time(lost.longestSeconds()) + "; with broken triggers each waits for the wakeup, "
                        + EstimateWords.withInterval(mean)
                        + " on average; with broken triggers and wakeup 0, mail never moves.",
                new WhyWakeup(result()).sentence());
    }

    @Test
    void withWorkingTriggersTheWakeupMovesNothing() {
        for (String wakeup : List.of("0", "10", "60", "300", "1000")) {
            assertEquals(0, total("moved by the wakeup", "working", wakeup));
            assertTrue(waits("working", wakeup).count() > 800);
            assertTrue(waits("working", wakeup).longestSeconds() < 0.1);
        }
    }

    @Test
    void withBrokenTriggersTheWakeupMovesEverythingAndNoneMeansNever() {
        for (String wakeup : List.of("10", "60", "300", "1000")) {
            assertEquals(waits("broken", wakeup).count(), total("moved by the wakeup", "broken", wakeup));
            assertTrue(waits("broken", wakeup).longestSeconds() <= Integer.parseInt(wakeup) + 1.1);
        }
        assertEquals(waits("broken", "0").count(), total("never active", "broken", "0"));
    }

    @Test
    void withBrokenTriggersTheMeanWaitIsHalfTheWakeup() {
        // arrivals fall anywhere between two wakeups, whose times lie on whole seconds
        Interval mean = at("broken", "300").estimates().get(0).interval();

        assertTrue(mean.value() > 140 && mean.value() < 160, mean::toString);
    }

    @Test
    void allSettingsShareTheirMail() {
        long messages = waits("working", "300").count();

        assertTrue(result().points().stream()
                .allMatch(point -> point.delays(Stage.QUEUED_ACTIVE).count() == messages));
    }

    @Test
    void theTableHasEveryPoint() {
        String[] lines = new WhyWakeup(result()).table().split("\n");

        assertEquals(26, lines.length);
        assertTrue(Arrays.stream(lines).anyMatch(line -> line.matches("broken +0 +- +never +never +never")));
    }
}
