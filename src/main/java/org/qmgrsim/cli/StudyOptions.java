package org.qmgrsim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.DesignFile;
import org.qmgrsim.experiment.Experiment;
import org.qmgrsim.experiment.Point;
import org.qmgrsim.experiment.Replications;
import org.qmgrsim.report.StudyAnswer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands that run a design are told. */
final class StudyOptions {
    @Parameters(paramLabel = "FILE", description = "a design, such as scenarios/experiments/wakeup-and-triggers.yaml")
    private Path file;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the results (default: results/NAME)")
    private @Nullable Path out;

    @Option(names = "--seed", paramLabel = "N", description = "seed in place of that of the design")
    private @Nullable Long seed;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "a fixed number of runs of each point, in place of what the design says")
    private @Nullable Integer replications;

    @Option(names = "--workers", paramLabel = "N", description = "runs at a time (default: one for each processor)")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    Path file() {
        return file;
    }

    boolean json() {
        return json;
    }

    int workers() {
        return Math.max(1, workers);
    }

    Path place(Design design) {
        return out == null ? Path.of("results", design.name()) : out;
    }

    /** The design with what the options change. */
    Design design() throws InvalidInput {
        Design design = DesignFile.read(file);
        if (seed != null) {
            design = design.withSeed(seed);
        }
        return replications == null ? design : design.withReplications(Replications.fixed(Math.max(1, replications)));
    }

    /** The design with all its scenarios; warnings are printed. */
    Experiment experiment(Design design) throws InvalidInput {
        Experiment experiment = Experiment.of(design, ProgramDigest.get());
        String answer = design.answer();
        List<String> unknown = answer == null
                ? List.of()
                : StudyAnswer.unknown(
                        answer,
                        design.measures(),
                        experiment.points().stream().map(Point::labels).toList());
        if (!unknown.isEmpty() && design.search() == null) {
            List<Problem> problems = new ArrayList<>();
            unknown.forEach(each -> problems.add(Problem.error(
                    new Position(file.toString(), 1, 1),
                    "answer: nothing of the study is " + each,
                    "write {MEASURE at LEVEL, LEVEL} with a measure of the list and a point of the design")));
            throw new InvalidInput(problems);
        }
        experiment.warnings().forEach(System.err::println);
        return experiment;
    }
}
