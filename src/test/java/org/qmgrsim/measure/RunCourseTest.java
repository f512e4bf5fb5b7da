package org.qmgrsim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** What the timeline shows is what happened in its stretch, and no more. */
class RunCourseTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String YAML = """
            duration: 60s
            clock: ideal
            costs: none
            master.cf: |
              qmgr unix n - n 25 1 qmgr
            mail: { at: [10s, 20s, 30s], from: a@example.net, to: b@example.org }
            destinations: { example.org: { answers: 250, after: 5s } }
            triggers: { cleanup: { denied: true, from: 15s, until: 25s } }
            faults: [{ at: 40s, kill: qmgr }]
            """;

    private static RunCourse course(String yaml, long fromSeconds, long untilSeconds) throws InvalidInput {
        Scenario scenario =
                ScenarioFile.parse(yaml, Path.of("s.yaml"), List.of()).scenario();
        RunCourse course = new RunCourse(at(fromSeconds), at(untilSeconds));
        new Simulation(scenario, 0).read(course).run();
        course.end();
        return course;
    }

    private static long at(long seconds) {
        return ScenarioFile.START_NANOS + seconds * SECOND;
    }

    private static String words(Course course) {
        StringBuilder words = new StringBuilder();
        course.visible(SECOND / 100).forEach(stay -> words.append(stay.what())
                .append(' ')
                .append((stay.fromNanos() - at(0)) / SECOND)
                .append('-')
                .append((stay.untilNanos() - at(0)) / SECOND)
                .append("; "));
        return words.toString();
    }

    /** The trigger of the second mail is denied; the wakeup at 25 s finds it. qmgr dies at 40 s and comes back with the wakeup. */
    @Test
    void theWholeRun() throws InvalidInput {
        RunCourse course = course(YAML, 0, 60);

        assertEquals(3, course.instants(RunCourse.Mark.ARRIVAL).count());
        assertEquals(3, course.instants(RunCourse.Mark.TRIGGER).count());
        assertEquals(1, course.instants(RunCourse.Mark.TRIGGER_LOST).count());
        assertEquals(
                List.of(
                        "being delivered 10-15; ",
                        "in incoming, trigger lost 20-25; being delivered 25-30; ",
                        "being delivered 30-35; "),
                course.courses().stream().map(RunCourseTest::words).toList());
        assertEquals(
                List.of("running 0-40", "dead 40-50", "running 50-60"),
                course.qmgr().stream()
                        .filter(life -> life.nanos() > SECOND)
                        .map(life -> life.what() + " " + (life.fromNanos() - at(0)) / SECOND + "-"
                                + (life.untilNanos() - at(0)) / SECOND)
                        .toList());
        assertEquals(
                List.of("signal 9 to public/qmgr"),
                course.acts().stream().map(RunCourse.Act::what).toList());
        assertTrue(course.scans().stream().anyMatch(scan -> scan.what().files() == 1));
        assertEquals(1, course.crowd().mean(Stay.NO_TRIGGER)[RunCourse.PARTS * 22 / 60], 1e-9);
        assertEquals(0, course.crowd().mean(Stay.NO_TRIGGER)[RunCourse.PARTS * 26 / 60], 1e-9);
    }

    /** A message that arrived before is there from the beginning of the stretch, and one that goes on until its end. */
    @Test
    void aStretchCutsWhatLiesAcrossItsEnds() throws InvalidInput {
        RunCourse course = course(YAML, 12, 28);

        assertEquals(
                List.of("being delivered 12-15; ", "in incoming, trigger lost 20-25; being delivered 25-28; "),
                course.courses().stream().map(RunCourseTest::words).toList());
        assertEquals(
                List.of(true, false),
                course.courses().stream().map(Course::left).toList());
        assertEquals(1, course.instants(RunCourse.Mark.ARRIVAL).count());
        assertEquals(1, course.instants(RunCourse.Mark.WAKEUP).count());
    }

    @Test
    void ofVeryManyMessagesOnlyTheNumberIsKept() throws InvalidInput {
        RunCourse course = course("""
                duration: 100s
                clock: ideal
                costs: none
                mail: { arrivals: every 20ms, to: b@example.org, end: 99s }
                destinations: { example.org: { answers: 250, after: 0.1s } }
                """, 0, 100);

        assertEquals(4950, course.messages(), 1);
        assertEquals(List.of(), course.courses());
        // Little's law: 50 messages a second for 0.1 s are 5 at once.
        assertEquals(5, course.crowd().mean(Stay.DELIVERY)[RunCourse.PARTS / 2], 0.6);
        assertEquals(course.messages(), course.scanStarts(QueueName.INCOMING).count(), 3);
    }
}
