package org.qmgrsim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.measure.RunCourse;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** The timeline says in words what is in it, and turns to numbers when there is too much. */
class TimelineTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private Chart chart(String yaml) throws Exception {
        Scenario scenario =
                ScenarioFile.parse(yaml, Path.of("s.yaml"), List.of()).scenario();
        RunProperties run = new RunProperties(
                "s",
                scenario.title(),
                "1",
                scenario.version(),
                scenario.seed(),
                scenario.epochCalendarNanos(),
                scenario.zone(),
                ScenarioFile.START_NANOS,
                scenario.endNanos());
        RunCourse course = new RunCourse(run.originNanos(), run.endNanos());
        new Simulation(scenario, 0).read(course).run();
        course.end();
        return TimelineChart.of(run, course);
    }

    private String svg(String yaml) throws Exception {
        Path file = folder.resolve("t.svg");
        chart(yaml).writeSvg(file);
        return Files.readString(file);
    }

    private static void assertWords(String svg, String... words) {
        for (String word : words) {
            assertTrue(svg.contains(">" + word + "<"), () -> "not in the picture: " + word);
        }
    }

    @Test
    void aShortRunShowsEachMessage() throws Exception {
        String svg = svg("""
                title: Ten seconds
                duration: 10s
                start: 2024-01-22T11:50:00+01:00
                mail: { at: [1s, 6.2s], to: bob@example.org }
                destinations: { example.org: { answers: 250, after: 3s } }
                triggers: { cleanup: { denied: true, from: 5s } }
                faults: [{ at: 6s, kill: qmgr }]
                """);

        assertWords(
                svg,
                "Ten seconds",
                "11:50:04",
                "4 s",
                "signal 9 to public/qmgr",
                "running",
                "dead",
                "being delivered",
                "in incoming, trigger lost",
                "trigger lost",
                "messages");
        assertFalse(svg.contains("throttled"), "nothing was throttled");
    }

    @Test
    void aCrowdIsShownByNumbers() throws Exception {
        String svg = svg("""
                duration: 2d
                start: 2024-01-22T11:50:00+01:00
                mail: { arrivals: every 1m, to: bob@example.org, end: 1d }
                destinations: { example.org: [{ answers: refuse }, { from: 30h, answers: 250 }] }
                """);

        assertWords(svg, "deferred or locked", "Jan 23", "12 h", "1,000");
        assertTrue(svg.contains("messages in the system, mean of each 3 min"), "the axis is explained");
        assertTrue(svg.contains("at most 12 in 12 min"), "the columns are explained");
        assertTrue(svg.length() < 4_000_000, () -> svg.length() + " characters");
    }

    /** Without mail and without actions the picture is as wide as ever, and as low as it can be. */
    @Test
    void whatIsNotNeededTakesNoRoom() throws Exception {
        Path file = folder.resolve("t.png");
        chart("duration: 1h").writePng(file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(2 * 1123, image.getWidth());
        assertTrue(image.getHeight() < 2 * 520, () -> image.getHeight() + " pixels high");
    }
}
