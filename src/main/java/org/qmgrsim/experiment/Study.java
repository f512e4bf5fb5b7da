package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.experiment.statistics.Interval;

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
        Steady steady = design.steady();
        Map<Point, double[]> pilots = new LinkedHashMap<>();
        Map<Point, Integer> cuts = new LinkedHashMap<>();
        SteadyState state = steady == null ? null : new SteadyState(experiment, runner, steady);
        Scope scope = state == null ? experiment.scope() : state.scope(pilots, cuts);
        Sampler sampler = new Sampler(experiment, runner, scope);

        List<Finding> findings = List.of();
        List<Cell> cells = List.of();
        Map<Point, Integer> runs;
        Search search = design.search();
        CliffMap map = design.map();
        if (search != null) {
            Finder finder = new Finder(design, search, sampler);
            findings = finder.find(experiment.points());
            runs = finder.tried();
        } else if (map != null) {
            Mapper mapper = new Mapper(design, map, sampler);
            cells = mapper.cells();
            runs = mapper.sampled();
        } else {
            runs = sampler.sample(experiment.points());
        }
        List<Verdict> verdicts = new Judge(sampler).judge(design.assertions(), runs);
        List<PointResult> results = new ArrayList<>();
        List<SteadyResult> courses = new ArrayList<>();
        for (Map.Entry<Point, Integer> entry : runs.entrySet()) {
            Point point = entry.getKey();
            PointResult result = sampler.result(point, entry.getValue(), design.confidence(), runs.size());
            double[] pilot = pilots.get(point);
            if (state != null && pilot != null) {
                SteadyResult judged = state.judge(
                        point, entry.getValue(), scope, pilot, cuts.getOrDefault(point, -1), design.confidence());
                courses.add(judged);
                result = inSteadyState(result, judged);
            }
            results.add(result);
        }
        return new StudyResult(
                design,
                experiment.seed(),
                results,
                Comparisons.of(design, results),
                verdicts,
                courses,
                findings,
                cells,
                design.plan().kind() == Plan.Kind.LATIN_HYPERCUBE ? Screening.of(design, results) : null);
    }

    /** Of a point that does not settle nothing is said; of a single run the mean comes from batches. */
    private static PointResult inSteadyState(PointResult result, SteadyResult judged) {
        List<Estimate> estimates = new ArrayList<>();
        for (Estimate estimate : result.estimates()) {
            boolean ofCourse = estimate.measure() instanceof Measure.OfDelays of
                    && of.statistic() == Measure.Statistic.MEAN
                    && of.delays().equals(judged.of());
            if (!judged.settled()) {
                estimates.add(estimate.with(
                        Interval.bare(estimate.interval().value()),
                        "none",
                        "no steady state: the mean drifts, or mail piles up"));
            } else if (ofCourse && result.runs() == 1) {
                estimates.add(estimate.with(judged.batches().interval(), "batch means", estimate.note()));
            } else {
                estimates.add(estimate);
            }
        }
        return new PointResult(result.point(), result.runs(), estimates, result.perRun(), result.samples());
    }
}
