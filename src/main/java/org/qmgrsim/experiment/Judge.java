package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qmgrsim.experiment.statistics.Interval;

/** Decides on assertions; points where the runs do not decide get more of them, up to the most. */
final class Judge {
    private final Sampler sampler;

    Judge(Sampler sampler) {
        this.sampler = sampler;
    }

    /** All verdicts; the numbers of runs grow where that is needed and allowed. */
    List<Verdict> judge(List<Assertion> assertions, Map<Point, Integer> runs) {
        for (Assertion assertion : assertions) {
            sampler.extend(
                    runs,
                    point -> assertion.where().holds(point)
                            && verdict(assertion, point, runs.getOrDefault(point, 0))
                                            .outcome()
                                    == Verdict.Outcome.UNDECIDED);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Assertion assertion : assertions) {
            for (Map.Entry<Point, Integer> point : runs.entrySet()) {
                if (assertion.where().holds(point.getKey())) {
                    verdicts.add(verdict(assertion, point.getKey(), point.getValue()));
                }
            }
        }
        return verdicts;
    }

    /** A verdict from so many runs. */
    Verdict verdict(Assertion assertion, Point point, int runs) {
        return of(assertion, sampler.result(point, runs, sampler.ofOneLook(assertion.confidence())));
    }

    /** An assertion holds if the whole interval does, and fails if none of it does. */
    static Verdict of(Assertion assertion, PointResult result) {
        Estimate estimate = result.of(assertion.measure());
        Interval interval = estimate.interval();
        return new Verdict(
                assertion, result.point(), outcome(assertion, estimate, interval), interval, estimate.note());
    }

    private static Verdict.Outcome outcome(Assertion assertion, Estimate estimate, Interval interval) {
        boolean below = assertion.below();
        if (!estimate.isKnown()) {
            return Verdict.Outcome.UNDECIDED;
        } else if (estimate.isNever()) {
            return below ? Verdict.Outcome.FAIL : Verdict.Outcome.PASS;
        }
        boolean longest =
                assertion.measure() instanceof Measure.OfDelays of && of.statistic() == Measure.Statistic.LONGEST;
        // a longest delay that was seen is certain; of one that still runs only the lower end is known
        double low = interval.low();
        double high = estimate.atLeast() ? Double.POSITIVE_INFINITY : longest ? interval.value() : interval.high();
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return Verdict.Outcome.UNDECIDED;
        }
        boolean lowMeets = assertion.meets(low);
        boolean highMeets = assertion.meets(high);
        return lowMeets && highMeets
                ? Verdict.Outcome.PASS
                : lowMeets || highMeets ? Verdict.Outcome.UNDECIDED : Verdict.Outcome.FAIL;
    }
}
