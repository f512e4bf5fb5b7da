package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.Settings;
import org.qmgrsim.experiment.statistics.BatchMeans;
import org.qmgrsim.experiment.statistics.MannKendall;
import org.qmgrsim.experiment.statistics.Mser5;
import org.qmgrsim.scenario.ConfigurationFiles;
import org.qmgrsim.scenario.ScenarioFile;

/**
 * Finds what belongs to the beginning of runs, from pilot runs that are not measured, and whether the rest still drifts. Lengths are
 * whole multiples of the common period of the timers, so that no batch holds a part of a cycle.
 */
final class SteadyState {
    /** Runs whose course decides; their numbers are far from those that are measured. */
    private static final int PILOTS = 5;

    private static final int FIRST_PILOT = 1_000_000;
    private static final int FEWEST_STEPS = 40;
    private static final int BATCHES = 20;
    private static final double DRIFT_LEVEL = 0.01;
    private static final double MOST_OPEN = 0.05;

    private final Experiment experiment;
    private final Runner runner;
    private final Steady steady;
    private final long stepNanos;

    SteadyState(Experiment experiment, Runner runner, Steady steady) {
        this.experiment = experiment;
        this.runner = runner;
        this.steady = steady;
        this.stepNanos = step(experiment, steady);
    }

    /** The distance of the points of a course: what is asked for, or else the least common multiple of the timers. */
    private static long step(Experiment experiment, Steady steady) {
        Long asked = steady.stepNanos();
        if (asked != null) {
            return asked;
        }
        long seconds = 1;
        for (Point point : experiment.points()) {
            ConfigurationFiles files = experiment.prepared(point).scenario().files();
            ServiceRow qmgr = files.master().find("qmgr", "unix");
            long scan = Settings.of(files.main(), files.master()).seconds("queue_run_delay");
            seconds = multiple(seconds, Math.max(1, scan));
            seconds = multiple(seconds, qmgr == null ? 1 : Math.max(1, qmgr.wakeupSeconds()));
        }
        return seconds * 1_000_000_000L;
    }

    private static long multiple(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return a / x * b;
    }

    /** Runs have to hold enough steps for a judgement. */
    static void check(Experiment experiment, Steady steady) throws InvalidInput {
        long step = step(experiment, steady);
        List<Problem> problems = new ArrayList<>();
        for (Point point : experiment.points()) {
            long steps = experiment.prepared(point).scenario().endNanos() / step;
            if (steps < FEWEST_STEPS && problems.isEmpty()) {
                problems.add(Problem.error(
                        new Position(experiment.design().base().toString(), 0, 0),
                        "a run has " + steps + " steps of " + step / 1_000_000_000L
                                + " s: too few to tell a steady state from a beginning",
                        "make the runs at least " + FEWEST_STEPS + " steps long, or set a shorter step"));
            }
        }
        InvalidInput.throwIfAnyError(problems);
    }

    /** What to measure of each run, and the courses of the pilots by point. */
    Scope scope(Map<Point, double[]> courses, Map<Point, Integer> cuts) {
        Scope pilot = new Scope(0, Long.MAX_VALUE, steady.of(), stepNanos);
        List<Point> points = experiment.points();
        runner.ensure(experiment.tasks(points, FIRST_PILOT, FIRST_PILOT + PILOTS, pilot));
        int steps = 0;
        for (Point point : points) {
            double[] course = course(point, FIRST_PILOT, PILOTS, pilot, 0);
            courses.put(point, course);
            int cut = Mser5.cut(course);
            cuts.put(point, cut);
            steps = Math.max(steps, cut < 0 ? course.length / 2 : cut);
        }
        Long fixed = steady.warmUpNanos();
        long warmUp = fixed == null ? steps * stepNanos : fixed;
        return new Scope(
                Math.max(experiment.design().fromNanos(), ScenarioFile.START_NANOS + warmUp),
                experiment.design().untilNanos(),
                steady.of(),
                stepNanos);
    }

    /** The mean in each step over some runs; a step without mail has the mean of the one before. */
    private double[] course(Point point, int first, int runs, Scope scope, int from) {
        Sums sums = sums(point, first, runs, scope, from);
        double[] means = new double[sums.seconds.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = sums.counts[i] == 0 ? (i == 0 ? 0 : means[i - 1]) : sums.seconds[i] / sums.counts[i];
        }
        return means;
    }

    private record Sums(double[] seconds, double[] counts, double[] open) {
        static Sums of(int steps) {
            return new Sums(new double[steps], new double[steps], new double[steps]);
        }

        /** The share of delays that the end of the run cut off. */
        double openShare() {
            double all = StatUtils.sum(counts);
            return all == 0 ? 0 : StatUtils.sum(open) / all;
        }
    }

    private Sums sums(Point point, int first, int runs, Scope scope, int from) {
        Sums sums = Sums.of(0);
        for (int run = first; run < first + runs; run++) {
            Course course = runner.record(experiment.task(point, run, scope)).course();
            if (run == first) {
                int steps = Math.max(0, course.steps() - from);
                sums = Sums.of(steps);
            }
            for (int i = 0; i < sums.seconds.length; i++) {
                sums.seconds[i] += course.seconds(i + from);
                sums.counts[i] += course.count(i + from);
                sums.open[i] += course.open(i + from);
            }
        }
        return sums;
    }

    /** Whether the part that is measured has settled. */
    SteadyResult judge(Point point, int runs, Scope scope, double[] pilot, int cut, double confidence) {
        int from = (int) ((scope.fromNanos() + stepNanos - 1) / stepNanos);
        double[] course = course(point, 0, runs, scope, from);
        int length = Math.max(1, course.length / BATCHES);
        double[] means = new double[course.length / length];
        for (int i = 0; i < means.length * length; i++) {
            means[i / length] += course[i] / length;
        }
        MannKendall drift = MannKendall.of(means);
        Sums sums = sums(point, 0, runs, scope, from);
        BatchMeans batches = BatchMeans.of(sums.seconds, sums.counts, confidence);
        // delays that the end cut off bend a rising course down: with many of them it shows nothing
        boolean settled = (steady.warmUpNanos() != null || cut >= 0)
                && !drift.drifts(DRIFT_LEVEL)
                && sums.openShare() < MOST_OPEN;
        return new SteadyResult(point, steady.of(), stepNanos / 1e9, from, pilot, course, settled, drift.p(), batches);
    }
}
