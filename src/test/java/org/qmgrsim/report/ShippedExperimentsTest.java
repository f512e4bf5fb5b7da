package org.qmgrsim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.DesignFile;
import org.qmgrsim.experiment.Experiment;
import org.qmgrsim.experiment.Point;
import org.qmgrsim.experiment.PointResult;
import org.qmgrsim.experiment.Progress;
import org.qmgrsim.experiment.Replications;
import org.qmgrsim.experiment.RunStore;
import org.qmgrsim.experiment.Runner;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.experiment.Verdict;

/** The experiments that are shipped can be run, and what they say is what Postfix does. One or two runs of each tell that. */
class ShippedExperimentsTest {
    private static final Path FOLDER = Path.of("scenarios", "experiments");

    @TempDir
    private Path folder;

    static List<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void allScenariosAreGoodAndTheAnswerNamesWhatIsThere(Path file) throws Exception {
        Design design = DesignFile.read(file);
        Experiment experiment = Experiment.of(design, "test");
        String answer = design.answer();

        assertTrue(!experiment.points().isEmpty());
        if (answer != null) {
            assertEquals(
                    List.of(),
                    StudyAnswer.unknown(
                            answer,
                            design.measures(),
                            experiment.points().stream().map(Point::labels).toList()));
        }
    }

    private StudyResult run(String name, int runs) throws Exception {
        Design design = DesignFile.read(FOLDER.resolve(name + ".yaml")).withReplications(Replications.fixed(runs));
        try (RunStore store = RunStore.open(folder.resolve(name))) {
            return Experiment.of(design, "test").run(new Runner(store, 2, Progress.NONE));
        }
    }

    private static double value(StudyResult result, String measure, String... labels) {
        PointResult point = result.at(labels);
        assertNotNull(point, () -> String.join(", ", labels));
        return point.estimates().stream()
                .filter(estimate -> estimate.measure().text().equals(measure))
                .findFirst()
                .orElseThrow()
                .interval()
                .value();
    }

    @Test
    void greylistedMailLeavesHalfAScanAfterItsBackoff() throws Exception {
        StudyResult result = run("queue-run-delay", 1);

        // backoff and half a scan: 60 + 30, 300 + 150; within some seconds, since one run has 240 messages
        assertEquals(90, value(result, "mean(arrival→delivered)", "60s", "60s"), 8);
        assertEquals(450, value(result, "mean(arrival→delivered)", "300s", "300s"), 25);
    }

    @Test
    void aNewsletterToOneDomainTakesTwentyDeliveriesAtATime() throws Exception {
        StudyResult result = run("newsletter", 1);

        // 4000 deliveries of 1 s: 20 at a time 200 s, to five domains 40 s; 80 deliveries of 50 readers a few seconds
        assertEquals(202, value(result, "drained", "one domain"), 5);
        assertEquals(42, value(result, "drained", "five domains"), 6);
        assertTrue(value(result, "drained", "one domain by 50") < 15);
    }

    @Test
    void twoThousandMailsOfSixtyFiveSecondsTakeAHundredRounds() throws Exception {
        StudyResult result = run("slow-upstream", 1);

        // 2000 / 20 rounds of 65 s are 6500 s, and two more while the window opens from 5 to 20
        assertEquals(6630, value(result, "drained", "20"), 70);
    }

    @Test
    void aFilterThatTakesFourIsSlowerWithTenProcessesThanWithTwo() throws Exception {
        StudyResult result = run("content-filter", 1);

        assertEquals(0.4, value(result, "throughput", "2", "any number"), 0.01);
        assertEquals(2, value(result, "throughput", "10", "any number"), 0.05);
        assertTrue(value(result, "throughput", "10", "four") < 0.4);
        assertTrue(value(result, "deferrals", "10", "four") > 50);
    }

    @Test
    void afterSixHoursTheLastMailComesAnHourLaterAndAfterAFlushAtOnce() throws Exception {
        StudyResult result = run("retry-storm-after-outage", 1);

        double none = value(result, "max(arrival→delivered)", "6 h", "none");
        double flushed = value(result, "max(arrival→delivered)", "6 h", "at its end");
        assertTrue(none > 6 * 3600 + 1800 && none < 7.2 * 3600, () -> "without a flush " + none);
        assertTrue(flushed < 6 * 3600 + 300, () -> "with a flush " + flushed);
    }

    @Test
    void aFlushEveryFiveMinutesTriesEveryMailTwelveTimesAnHour() throws Exception {
        StudyResult result = run("flush-by-cron", 1);

        // at arrival, and at 35 of the 36 flushes of three hours: the last is at the end
        assertEquals(36, value(result, "attempts per message", "every 5 min"), 1);
        assertTrue(value(result, "attempts per message", "none") < 8);
    }

    @Test
    void aTransportOfTheirOwnSeparatesResetsFromACampaign() throws Exception {
        StudyResult result = run("campaign-and-resets", 1);
        String resets = "mean(arrival→delivered from resets@example.net)";

        assertTrue(value(result, resets, "same transport") > 30);
        assertEquals(0.5, value(result, resets, "own transport"), 0.05);
    }

    @Test
    void aLargerActiveQueueLetsOthersPastAndSendsNothingSooner() throws Exception {
        StudyResult result = run("active-limit", 1);

        assertEquals(value(result, "drained", "50"), value(result, "drained", "20000"), 15);
        assertTrue(value(result, "mean(arrival→delivered from alice@example.net)", "50") > 60);
        assertTrue(value(result, "mean(arrival→delivered from alice@example.net)", "20000") < 1);
    }

    @Test
    void theSmallerOfTheTwoLimitsBinds() throws Exception {
        StudyResult result = run("throughput-vs-process-limit", 1);

        assertEquals(20, value(result, "throughput", "100", "20"), 0.5);
        assertEquals(20, value(result, "throughput", "20", "200"), 0.5);
        assertTrue(value(result, "throughput", "100", "200") > 70);
    }

    @Test
    void feedbackDecidesHowOftenOneConnectionTooManyIsTried() throws Exception {
        StudyResult result = run("concurrency-and-feedback", 1);

        assertEquals(1 / 6.0, value(result, "deferred share", "1/N"), 0.01);
        assertEquals(1 / 3.0, value(result, "deferred share", "1"), 0.04);
    }

    @Test
    void theAgeInActiveTellsACongestedDayFromAGreylistingOne() throws Exception {
        StudyResult result = run("alert-thresholds", 1);

        assertTrue(value(result, "most deferred", "greylisting") > 50);
        assertEquals(0, value(result, "most deferred", "congested"));
        assertTrue(value(result, "oldest active", "congested") > 1800);
        assertTrue(value(result, "oldest active", "greylisting") < 1800);
    }

    @Test
    void theGateForBuildServersPassesTheProposedConfiguration() throws Exception {
        StudyResult result = run("ci-gate", 6);

        assertEquals(3, result.verdicts().size());
        assertEquals(Verdict.Outcome.PASS, result.verdicts().get(2).outcome());
    }
}
