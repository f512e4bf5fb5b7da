package org.qmgrsim.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Problem;

/** A design is run as it is written, and how many run at a time shows nowhere. */
class StudyTest {
    private static final String BASE = """
            duration: 30m
            mail: [{ arrivals: poisson 6/min, end: 20m, to: bob@example.org }]
            """;
    private static final String DESIGN = """
            base: base.yaml
            replications: 3
            factors:
              triggers:
                working: []
                half lost: triggers.cleanup.lost=50%
              wakeup:
                0: qmgr/unix/wakeup=0
                60: [qmgr/unix/wakeup=60, queue_run_delay=60s]
            """;

    private static Path write(Path folder, String design) throws IOException {
        Files.writeString(folder.resolve("base.yaml"), BASE);
        return Files.writeString(folder.resolve("design.yaml"), design);
    }

    @Test
    void everyCombinationIsAPoint(@TempDir Path folder) throws Exception {
        Design design = DesignFile.read(write(folder, DESIGN));

        assertEquals(
                List.of("working, 0", "working, 60", "half lost, 0", "half lost, 60"),
                design.points().stream().map(Point::toString).toList());
        assertEquals(
                List.of("triggers.cleanup.lost=50%", "qmgr/unix/wakeup=60", "queue_run_delay=60s"),
                design.points().get(3).settings().stream().map(Setting::text).toList());
    }

    @Test
    void oneWorkerAndTwoGiveTheSame(@TempDir Path folder) throws Exception {
        Study study = Study.of(DesignFile.read(write(folder, DESIGN)), null);
        List<Integer> progress = new ArrayList<>();

        StudyResult one = study.run(1, done -> {});
        StudyResult two = study.run(2, progress::add);

        assertEquals(one.fingerprints(), two.fingerprints());
        assertEquals(12, progress.size());
        for (int i = 0; i < one.points().size(); i++) {
            assertTrue(
                    Arrays.equals(
                            one.points().get(i).activation().waits().seconds(),
                            two.points().get(i).activation().waits().seconds()),
                    "point " + i);
        }
    }

    @Test
    void replicationsHaveLuckOfTheirOwnAndPointsShareIt(@TempDir Path folder) throws Exception {
        StudyResult result =
                Study.of(DesignFile.read(write(folder, DESIGN)), 7L).run(2, done -> {});

        assertEquals(12, result.fingerprints().stream().distinct().count());
        assertEquals(7, result.seed());
        assertEquals(
                1,
                result.points().stream()
                        .map(point -> point.activation().messages())
                        .distinct()
                        .count());
    }

    @Test
    void whatIsWrongInASettingIsWrongAtItsPlaceInTheDesign(@TempDir Path folder) throws Exception {
        Path file = write(folder, DESIGN.replace("queue_run_delay=60s", "queue_run_dely=60s"));

        InvalidInput invalid = assertThrows(InvalidInput.class, () -> Study.of(DesignFile.read(file), null));

        assertEquals(1, invalid.problems().size());
        Problem problem = invalid.problems().get(0);
        assertEquals(file + ":9:31", problem.file() + ":" + problem.line() + ":" + problem.column());
        assertTrue(problem.toString().contains("queue_run_delay"), problem::toString);
    }

    @Test
    void everythingThatIsWrongInADesignIsSaidAtOnce(@TempDir Path folder) throws Exception {
        Path file = write(folder, """
                bsae: base.yaml
                replications: none
                factors:
                  wakeup: 60
                  triggers: { working: [], lost: much }
                """);

        InvalidInput invalid = assertThrows(InvalidInput.class, () -> DesignFile.read(file));

        assertEquals(
                List.of(1, 1, 2, 4, 5),
                invalid.problems().stream().map(Problem::line).toList());
        assertTrue(invalid.toString().contains("did you mean \"base\"?"), invalid::toString);
    }
}
