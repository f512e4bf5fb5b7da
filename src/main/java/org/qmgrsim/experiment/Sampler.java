package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Gives points as many runs as they need. Points that need more get them together, in turns, so a study that is broken off is
 * balanced; what is decided depends on records alone.
 */
final class Sampler {
    /** Longest list of points whose samples are kept. */
    private static final int MOST_SAMPLES = 60;

    /** For how many runs more a precision has to hold before it counts as reached. */
    private static final int LOOK_AHEAD = 5;

    private static final double GROWTH = 1.5;

    private final Experiment experiment;
    private final Runner runner;
    private final Scope scope;
    private final Replications replications;

    Sampler(Experiment experiment, Runner runner, Scope scope) {
        this.experiment = experiment;
        this.runner = runner;
        this.scope = scope;
        this.replications = experiment.design().replications();
    }

    /** The results of a point from its first runs. */
    PointResult result(Point point, int runs, double confidence) {
        return PointAnalysis.of(
                point,
                experiment.design().measures(),
                confidence,
                runs,
                run -> runner.record(experiment.task(point, run, scope)));
    }

    /** The same without the samples, when there are many points. */
    PointResult result(Point point, int runs, double confidence, int points) {
        PointResult whole = result(point, runs, confidence);
        return points <= MOST_SAMPLES
                ? whole
                : new PointResult(point, runs, whole.estimates(), whole.perRun(), Map.of());
    }

    /** How often an assertion may be looked at: the error of all looks together is what was asked for. */
    int looks() {
        int looks = 1;
        for (int runs = replications.least(); runs < replications.most(); runs = more(runs)) {
            looks++;
        }
        return looks;
    }

    /** The confidence of one look, so that all together have the one that is asked for. */
    double ofOneLook(double confidence) {
        return 1 - (1 - confidence) / looks();
    }

    private int more(int runs) {
        return (int) Math.min(replications.most(), Math.max(runs + 1, Math.round(runs * GROWTH)));
    }

    /** The numbers of runs that these points need to be precise enough, all of them made. */
    Map<Point, Integer> sample(List<Point> points) {
        Map<Point, Integer> runs = new LinkedHashMap<>();
        points.forEach(point -> runs.put(point, replications.least()));
        runner.ensure(experiment.tasks(points, 0, replications.least(), scope));
        extend(runs, point -> !isPrecise(point, runs.getOrDefault(point, 0)));
        return runs;
    }

    /** Gives points more runs while they want some, up to the most. */
    void extend(Map<Point, Integer> runs, Predicate<Point> wants) {
        List<Point> open = new ArrayList<>(runs.keySet());
        while (!open.isEmpty()) {
            open.removeIf(point -> runs.getOrDefault(point, 0) >= replications.most() || !wants.test(point));
            List<Runner.Task> tasks = new ArrayList<>();
            int most = open.stream()
                    .mapToInt(point -> more(runs.getOrDefault(point, 0)))
                    .max()
                    .orElse(0);
            for (int run = 0; run < most; run++) {
                for (Point point : open) {
                    if (run < more(runs.getOrDefault(point, 0))) {
                        tasks.add(experiment.task(point, run, scope));
                    }
                }
            }
            runner.ensure(tasks);
            open.forEach(point -> runs.merge(point, 0, (now, none) -> more(now)));
        }
    }

    /**
     * Whether every half-width is small enough, now and at each of the last few numbers of runs. All measures share one budget of
     * error.
     *
     * @see "K. Hoad, S. Robinson, R. Davies 2010, Automated selection of the number of replications for a discrete-event
     *     simulation, JORS 61(11) (look-ahead)"
     */
    private boolean isPrecise(Point point, int runs) {
        if (replications.precision().isEmpty()) {
            return true;
        }
        double confidence = 1
                - (1 - experiment.design().confidence())
                        / replications.precision().size();
        int first = Math.max(2, runs - LOOK_AHEAD);
        if (runs < replications.least() + LOOK_AHEAD) {
            return false;
        }
        for (int n = runs; n >= first; n--) {
            PointResult result = result(point, n, confidence);
            if (!replications.precision().stream().allMatch(precision -> holds(precision, result))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Replications.Precision precision, PointResult result) {
        Estimate estimate = result.of(precision.measure());
        double value = Math.abs(estimate.interval().value());
        return estimate.isNever()
                || estimate.interval().halfWidth()
                        <= (precision.relative() ? precision.halfWidth() * value : precision.halfWidth());
    }
}
