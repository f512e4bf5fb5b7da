package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.experiment.statistics.Holm;
import org.qmgrsim.experiment.statistics.Interval;
import org.qmgrsim.experiment.statistics.Paired;

/** An experiment while it is run. All decisions follow from records in a fixed order, so a study that goes on repeats them. */
final class Study {
    private final Experiment experiment;
    private final Design design;
    private final Runner runner;

    Study(Experiment experiment, Runner runner) {
        this.experiment = experiment;
        this.design = experiment.design();
        this.runner = runner;
    }

    StudyResult run() {
        Scope scope = experiment.scope();
        List<Point> points = experiment.points();
        runner.ensure(experiment.tasks(points, 0, design.replications().least(), scope));
        List<PointResult> results = new ArrayList<>();
        for (Point point : points) {
            results.add(result(point, design.replications().least(), design.confidence(), scope));
        }
        return new StudyResult(design, experiment.seed(), results, comparisons(results), verdicts(results, scope));
    }

    private PointResult result(Point point, int runs, double confidence, Scope scope) {
        return PointAnalysis.of(
                point, design.measures(), confidence, runs, run -> runner.record(experiment.task(point, run, scope)));
    }

    private List<Comparison> comparisons(List<PointResult> results) {
        PointResult base = results.stream()
                .filter(result -> result.point().labels().equals(design.around().labels()))
                .findFirst()
                .orElse(results.get(0));
        List<Comparison> raw = new ArrayList<>();
        for (int m = 0; m < design.measures().size(); m++) {
            for (PointResult other : results) {
                if (other != base) {
                    Paired pair = Paired.of(base.perRun().get(m), other.perRun().get(m), design.confidence());
                    raw.add(new Comparison(
                            design.measures().get(m),
                            base.point(),
                            other.point(),
                            pair.difference(),
                            pair.p(),
                            pair.pairs()));
                }
            }
        }
        double[] adjusted = Holm.adjust(raw.stream().mapToDouble(Comparison::p).toArray());
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            Comparison c = raw.get(i);
            comparisons.add(new Comparison(c.measure(), c.base(), c.point(), c.difference(), adjusted[i], c.pairs()));
        }
        return comparisons;
    }

    private List<Verdict> verdicts(List<PointResult> results, Scope scope) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Assertion assertion : design.assertions()) {
            for (PointResult result : results) {
                if (assertion.where().holds(result.point())) {
                    PointResult judged = assertion.confidence() == design.confidence()
                            ? result
                            : result(result.point(), result.runs(), assertion.confidence(), scope);
                    verdicts.add(judge(assertion, judged));
                }
            }
        }
        return verdicts;
    }

    /** An assertion holds if the whole interval does, and fails if none of it does. */
    static Verdict judge(Assertion assertion, PointResult result) {
        Estimate estimate = result.of(assertion.measure());
        Interval interval = estimate.interval();
        boolean longest =
                assertion.measure() instanceof Measure.OfDelays of && of.statistic() == Measure.Statistic.LONGEST;
        Verdict.Outcome outcome = Verdict.Outcome.UNDECIDED;
        if (estimate.isNever() || (estimate.atLeast() && !assertion.meets(interval.low()) && assertion.below())) {
            outcome = assertion.below() ? Verdict.Outcome.FAIL : Verdict.Outcome.PASS;
        } else if (longest) {
            outcome = assertion.meets(interval.value()) && !estimate.atLeast()
                    ? Verdict.Outcome.PASS
                    : assertion.below() ? Verdict.Outcome.FAIL : Verdict.Outcome.UNDECIDED;
        } else if (interval.isClosed() && !(estimate.atLeast() && assertion.below())) {
            boolean low = assertion.meets(interval.low());
            boolean high = assertion.meets(interval.high());
            outcome =
                    low && high ? Verdict.Outcome.PASS : low || high ? Verdict.Outcome.UNDECIDED : Verdict.Outcome.FAIL;
        }
        return new Verdict(assertion, result.point(), outcome, interval, estimate.note());
    }
}
