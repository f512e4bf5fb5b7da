package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.measure.Activation;
import org.qmgrsim.measure.MessageLives;
import org.qmgrsim.scenario.Loaded;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/**
 * Runs a design. Each run is a function of (scenario, replication) and shares nothing with the others; the results are
 * merged in the order of the design, so the number of workers changes no byte of them.
 */
public final class Study {
    private static final String SET = "--set";

    private final Design design;
    private final List<Point> points;
    private final List<Scenario> scenarios;
    private final List<Problem> warnings;

    private Study(Design design, List<Point> points, List<Scenario> scenarios, List<Problem> warnings) {
        this.design = design;
        this.points = points;
        this.scenarios = scenarios;
        this.warnings = warnings;
    }

    /**
     * Reads the scenario of every point.
     *
     * @param seed in place of that of the base scenario; null for that
     * @throws InvalidInput with all that is wrong in any of them
     */
    public static Study of(Design design, @Nullable Long seed) throws InvalidInput {
        List<Point> points = design.points();
        List<Scenario> scenarios = new ArrayList<>();
        Set<Problem> errors = new LinkedHashSet<>();
        Set<Problem> warnings = new LinkedHashSet<>();
        for (Point point : points) {
            List<Setting> settings = point.settings();
            try {
                Loaded loaded = ScenarioFile.read(
                        design.base(), settings.stream().map(Setting::text).toList());
                loaded.warnings().forEach(problem -> warnings.add(inDesign(problem, settings)));
                scenarios.add(
                        seed == null ? loaded.scenario() : loaded.scenario().withSeed(seed));
            } catch (InvalidInput invalid) {
                invalid.problems().forEach(problem -> errors.add(inDesign(problem, settings)));
            }
        }
        InvalidInput.throwIfAnyError(errors);
        return new Study(design, points, scenarios, List.copyOf(warnings));
    }

    /** What is wrong with a setting is wrong at its place in the design. */
    private static Problem inDesign(Problem problem, List<Setting> settings) {
        if (!problem.file().equals(SET)) {
            return problem;
        }
        Position at = settings.get(problem.line() - 1).at();
        return new Problem(
                at.file(),
                at.line(),
                at.column() + problem.column() - 1,
                problem.severity(),
                problem.message(),
                problem.hint());
    }

    /** What is legal and does not mean what it looks like, in any of the scenarios. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Number of runs. */
    public int runs() {
        return points.size() * design.replications();
    }

    private record Outcome(Activation activation, String fingerprint) {}

    /**
     * Runs everything.
     *
     * @param workers how many runs at a time
     * @param progress is told the number of runs that are done, in the calling thread
     * @throws IllegalStateException if a run fails; the message says which
     */
    public StudyResult run(int workers, IntConsumer progress) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (Scenario scenario : scenarios) {
                for (int i = 0; i < design.replications(); i++) {
                    int replication = i;
                    outcomes.add(pool.submit(() -> run(scenario, replication)));
                }
            }
            return merge(outcomes, progress);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Outcome run(Scenario scenario, int replication) {
        Activation activation = new Activation();
        Fingerprint fingerprint = new Fingerprint();
        new Simulation(scenario, replication)
                .read(new MessageLives(activation))
                .read(fingerprint)
                .run();
        return new Outcome(activation, fingerprint.toString());
    }

    private StudyResult merge(List<Future<Outcome>> outcomes, IntConsumer progress) {
        List<PointResult> results = new ArrayList<>();
        List<String> fingerprints = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Activation together = new Activation();
            for (int j = 0; j < design.replications(); j++) {
                int run = i * design.replications() + j;
                Outcome outcome = await(outcomes.get(run), points.get(i), j);
                together.add(outcome.activation());
                fingerprints.add(outcome.fingerprint());
                progress.accept(run + 1);
            }
            results.add(new PointResult(points.get(i), together));
        }
        return new StudyResult(design, scenarios.get(0).seed(), results, fingerprints);
    }

    private static Outcome await(Future<Outcome> outcome, Point point, int replication) {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "replication " + replication + " of (" + point + ") failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
