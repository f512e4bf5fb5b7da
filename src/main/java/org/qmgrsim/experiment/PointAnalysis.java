package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.qmgrsim.experiment.statistics.Interval;
import org.qmgrsim.experiment.statistics.OrderStatistics;
import org.qmgrsim.experiment.statistics.Ratio;
import org.qmgrsim.experiment.statistics.Student;
import org.qmgrsim.experiment.statistics.Woodruff;
import org.qmgrsim.measure.DelaySample;
import org.qmgrsim.measure.Quantile;
import org.qmgrsim.measure.Survival;

/**
 * Estimates of all measures at one point. Records are read in the order of the replications, twice at most and never all at a
 * time: what is kept is the merged sample and a few numbers of each run.
 */
final class PointAnalysis {
    private final List<Measure> measures;
    private final double confidence;
    private final List<Measure.Delays> delays;
    private final Map<Measure.Delays, DelaySample> together = new LinkedHashMap<>();
    private final Map<Measure.Delays, double[]> counts = new LinkedHashMap<>();
    private final List<double[]> perRun = new ArrayList<>();
    private final Map<Measure, double[]> parts = new LinkedHashMap<>();

    private PointAnalysis(List<Measure> measures, double confidence) {
        this.measures = measures;
        this.confidence = confidence;
        this.delays = Probe.delays(measures);
    }

    /** The results of so many runs. */
    static PointResult of(
            Point point, List<Measure> measures, double confidence, int runs, IntFunction<RunRecord> records) {
        PointAnalysis analysis = new PointAnalysis(measures, confidence);
        analysis.prepare(runs);
        for (int run = 0; run < runs; run++) {
            analysis.first(run, records.apply(run));
        }
        if (measures.stream().anyMatch(PointAnalysis::isQuantile)) {
            Map<Measure.Delays, Survival> survival = new LinkedHashMap<>();
            analysis.together.forEach((of, sample) -> survival.put(of, sample.survival()));
            for (int run = 0; run < runs; run++) {
                analysis.second(run, records.apply(run), survival);
            }
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            estimates.add(analysis.estimate(measures.get(i), analysis.perRun.get(i)));
        }
        return new PointResult(point, runs, estimates, analysis.perRun, analysis.together);
    }

    /** What one run alone gives for the first measure. */
    static double ofRun(List<Measure> measures, RunRecord record) {
        PointAnalysis analysis = new PointAnalysis(measures, 0);
        analysis.prepare(1);
        analysis.first(0, record);
        return analysis.perRun.get(0)[0];
    }

    private static boolean isQuantile(Measure measure) {
        return measure instanceof Measure.OfDelays of && of.statistic() == Measure.Statistic.QUANTILE;
    }

    private void prepare(int runs) {
        delays.forEach(of -> {
            together.put(of, new DelaySample());
            counts.put(of, new double[runs]);
        });
        measures.forEach(measure -> {
            perRun.add(new double[runs]);
            parts.put(measure, new double[runs]);
        });
    }

    private void first(int run, RunRecord record) {
        for (int i = 0; i < delays.size(); i++) {
            DelaySample sample = record.samples().get(i);
            together.computeIfAbsent(delays.get(i), any -> new DelaySample()).add(sample);
            array(counts, delays.get(i))[run] = sample.count();
        }
        int number = 0;
        for (int i = 0; i < measures.size(); i++) {
            if (measures.get(i) instanceof Measure.OfDelays of) {
                perRun.get(i)[run] = ofRun(of, record.samples().get(delays.indexOf(of.delays())), run);
            } else {
                perRun.get(i)[run] = record.numbers().get(number++);
            }
        }
    }

    private static <K> double[] array(Map<K, double[]> arrays, K key) {
        double[] array = arrays.get(key);
        if (array == null) {
            throw new IllegalArgumentException("nothing is kept of " + key);
        }
        return array;
    }

    private double ofRun(Measure.OfDelays measure, DelaySample sample, int run) {
        if (sample.count() == 0) {
            return Double.NaN;
        }
        return switch (measure.statistic()) {
            case MEAN -> {
                array(parts, measure)[run] = sample.sumSeconds();
                yield sample.sumSeconds() / sample.count();
            }
            case OVER -> {
                array(parts, measure)[run] = sample.above(measure.parameter());
                yield sample.above(measure.parameter()) / (double) sample.count();
            }
            case LONGEST -> sample.longestSeconds();
            case QUANTILE ->
                sample.count() * (1 - measure.parameter()) < 1
                        ? Double.NaN
                        : sample.survival().quantile(measure.parameter()).seconds();
        };
    }

    /** The share of a run's messages within the quantile of all. */
    private void second(int run, RunRecord record, Map<Measure.Delays, Survival> survival) {
        for (Measure measure : measures) {
            if (measure instanceof Measure.OfDelays of && isQuantile(measure)) {
                DelaySample sample = record.samples().get(delays.indexOf(of.delays()));
                Survival all = survival.get(of.delays());
                Quantile quantile = all == null ? Quantile.UNKNOWN : all.quantile(of.parameter());
                array(parts, measure)[run] = sample.count() == 0 || !quantile.isKnown()
                        ? 0
                        : 1 - sample.survival().at(quantile.seconds());
            }
        }
    }

    private Estimate estimate(Measure measure, double[] values) {
        return measure instanceof Measure.OfDelays of ? ofDelays(of, values) : ofRuns((Measure.OfRuns) measure, values);
    }

    private Estimate ofRuns(Measure.OfRuns measure, double[] values) {
        long never = Arrays.stream(values).filter(Double::isInfinite).count();
        Interval interval = never > 0
                ? Interval.bare(Double.POSITIVE_INFINITY)
                : Student.mean(values, confidence).within(0, Double.POSITIVE_INFINITY);
        String note = never > 0
                ? "did not end in " + never + " of " + values.length + " runs"
                : values.length > 1 && StatUtils.variance(values) == 0 ? "the same in every run" : "";
        return new Estimate(measure, interval, false, "mean of runs, Student's t", values.length, 0, note);
    }

    private Estimate ofDelays(Measure.OfDelays measure, double[] values) {
        DelaySample sample = together.getOrDefault(measure.delays(), new DelaySample());
        double[] ofRuns = array(counts, measure.delays());
        double[] part = array(parts, measure);
        boolean open = sample.open() > 0;
        String waits = open ? sample.open() + " of " + sample.count() + " still waited" : "";
        Interval interval = sample.count() == 0
                ? Interval.UNKNOWN
                : switch (measure.statistic()) {
                    case MEAN -> Ratio.of(part, ofRuns, confidence).within(0, Double.POSITIVE_INFINITY);
                    case OVER -> Ratio.share(part, ofRuns, confidence);
                    case LONGEST -> new Interval(sample.longestSeconds(), sample.longestSeconds(), Double.NaN);
                    case QUANTILE -> quantile(measure, sample, part, ofRuns);
                };
        return new Estimate(
                measure,
                interval,
                open && measure.statistic() != Measure.Statistic.QUANTILE,
                method(measure),
                values.length,
                sample.count(),
                note(measure, sample, interval, waits));
    }

    private Interval quantile(Measure.OfDelays measure, DelaySample sample, double[] within, double[] ofRuns) {
        Survival survival = sample.survival();
        if (survival.quantile(measure.parameter()).isNever()) {
            return Interval.bare(Double.POSITIVE_INFINITY);
        }
        return Woodruff.of(
                measure.parameter(), share -> survival.quantile(share).seconds(), within, ofRuns, confidence);
    }

    private static String method(Measure.OfDelays measure) {
        return switch (measure.statistic()) {
            case MEAN -> "ratio of runs, Student's t";
            case OVER -> "ratio of runs, Student's t; Clopper and Pearson where runs do not differ";
            case LONGEST -> "greatest of all runs";
            case QUANTILE -> "order statistics after Kaplan and Meier, between runs (Woodruff)";
        };
    }

    private String note(Measure.OfDelays measure, DelaySample sample, Interval interval, String waits) {
        if (sample.count() == 0) {
            return "no message has this delay";
        }
        if (Double.isNaN(interval.value())) {
            long needed = Woodruff.needed(measure.parameter(), array(counts, measure.delays()).length, confidence);
            return "not enough data: " + sample.count() + " messages"
                    + (needed > sample.count()
                            ? ", at least " + needed + " needed in so many runs"
                            : ", and runs differ too much: more runs are needed");
        }
        if (measure.statistic() == Measure.Statistic.LONGEST) {
            int runs = array(counts, measure.delays()).length;
            long percent = (long) Math.floor(100 * OrderStatistics.shareBelowGreatest(runs, confidence));
            String more = "at least " + percent + " % of runs stay at or below it";
            return waits.isEmpty() ? more : waits;
        }
        return waits;
    }
}
