package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.experiment.Estimate;
import org.qmgrsim.experiment.Factor;
import org.qmgrsim.experiment.Level;
import org.qmgrsim.experiment.Measure;
import org.qmgrsim.experiment.PointResult;
import org.qmgrsim.experiment.Quantity;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.measure.DelaySample;
import org.qmgrsim.measure.Stage;

/**
 * The answer to the question behind the project, from a study of two factors: trouble with triggers, and the wakeup in
 * seconds.
 */
public final class WhyWakeup {
    /** The question. */
    public static final String QUESTION = "qmgr runs all the time and mail moves the moment it arrives."
            + " So why does master.cf give it a wakeup of 300 seconds?";

    private static final String WORKING = "working";
    private static final String ONE_PERCENT = "1 % lost";
    private static final String BROKEN = "broken";
    private static final String SHIPPED = "300";
    private static final String NONE = "0";

    private final StudyResult result;

    /**
     * @throws IllegalArgumentException if the study does not have these two factors
     */
    public WhyWakeup(StudyResult result) {
        List<String> names =
                result.design().factors().stream().map(Factor::name).toList();
        if (!names.equals(List.of("triggers", "wakeup"))) {
            throw new IllegalArgumentException("this study varies " + names + ", not [triggers, wakeup]");
        }
        this.result = result;
    }

    private List<String> labels(int factor) {
        return result.design().factors().get(factor).levels().stream()
                .map(Level::label)
                .toList();
    }

    private PointResult at(String triggers, String wakeup) {
        PointResult point = result.at(triggers, wakeup);
        if (point == null) {
            throw new IllegalArgumentException("the study has no point (" + triggers + ", " + wakeup + ")");
        }
        return point;
    }

    private static DelaySample waits(PointResult point) {
        return point.delays(Stage.QUEUED_ACTIVE);
    }

    private static long movedByWakeup(PointResult point) {
        return Math.round(point.total(new Measure.OfRuns(Quantity.BY_WAKEUP.toString(), Quantity.BY_WAKEUP)));
    }

    /** One sentence, computed from the runs. */
    public String sentence() {
        PointResult working = at(WORKING, SHIPPED);
        DelaySample lost = at(ONE_PERCENT, SHIPPED).delays(Stage.LOST_ACTIVE);
        PointResult broken = at(BROKEN, SHIPPED);
        DelaySample off = waits(at(BROKEN, NONE));
        return "Keep 300: with working triggers the wakeup moved " + Words.count(movedByWakeup(working)) + " of "
                + Words.count(waits(working).count()) + " messages; with 1 % of the triggers lost, "
                + Words.count(lost.count()) + " messages waited for another trigger or the wakeup, at most "
                + Words.time(lost.longest()) + "; with broken triggers each waits for the wakeup, "
                + mean(broken) + " on average; with broken triggers and wakeup 0, "
                + (off.open() == off.count() ? "mail never moves" : "some mail moves") + ".";
    }

    /** The mean wait, with its interval. */
    private static String mean(PointResult point) {
        Estimate mean = point.of(new Measure.OfDelays(
                "mean(" + Stage.QUEUED_ACTIVE + ")",
                Measure.Statistic.MEAN,
                0,
                new Measure.Delays(Stage.QUEUED_ACTIVE, "")));
        return EstimateWords.withInterval(mean);
    }

    /** Every point of the study in a line. */
    public String table() {
        Table table = new Table("triggers", "wakeup", "moved by it", "median", "99 %", "longest wait");
        for (String triggers : labels(0)) {
            for (String wakeup : labels(1)) {
                PointResult point = at(triggers, wakeup);
                DelaySample waits = waits(point);
                table.row(
                        wakeup.equals(labels(1).get(0)) ? triggers : "",
                        wakeup,
                        wakeup.equals(NONE) ? "-" : Words.share(movedByWakeup(point), waits.count()),
                        Words.time(waits.quantile(0.5)),
                        Words.time(waits.quantile(0.99)),
                        longest(waits));
            }
        }
        return table.toString();
    }

    private static String longest(DelaySample waits) {
        boolean some = waits.open() > 0 && waits.open() < waits.count();
        return some
                ? "never (" + Words.count(waits.open()) + " of " + Words.count(waits.count()) + ")"
                : Words.time(waits.longest());
    }

    private String caption(String version) {
        int points = result.points().size();
        return "qmgrsim " + version + " · seed " + result.seed() + " · " + points + " settings × "
                + result.points().get(0).runs() + " runs · "
                + Words.count(waits(at(WORKING, SHIPPED)).count()) + " messages at each setting";
    }

    /** Share still waiting by time, for each kind of trouble: with the shipped wakeup, and without one. */
    public Chart survival(String version) {
        return SurvivalChart.of(
                "How long does mail lie in incoming?",
                caption(version),
                List.of(
                        new SurvivalChart.Panel("wakeup 300 s, as shipped", curves(SHIPPED), 300),
                        new SurvivalChart.Panel("wakeup 0: none", curves(NONE), 0)),
                8000,
                (int) waits(at(WORKING, SHIPPED)).count());
    }

    private List<Curve> curves(String wakeup) {
        return labels(0).stream()
                .map(triggers -> new Curve(
                        triggers.equals(WORKING) || triggers.equals(BROKEN) ? "triggers " + triggers : triggers,
                        waits(at(triggers, wakeup)).survival()))
                .toList();
    }

    /** Quantiles against the wakeup. */
    public Chart quantiles(String version) {
        List<String> wakeups = new ArrayList<>(labels(1));
        wakeups.remove(NONE);
        wakeups.add(NONE); // no wakeup is the longest of all
        return QuantileChart.of(
                "What does the wakeup change?",
                caption(version),
                wakeups.stream()
                        .map(label -> label.equals(NONE) ? "none" : label)
                        .toList(),
                labels(0).stream()
                        .map(triggers -> new QuantileChart.Panel(
                                triggers.endsWith("lost") ? triggers : "triggers " + triggers,
                                wakeups.stream()
                                        .map(wakeup -> waits(at(triggers, wakeup)))
                                        .toList()))
                        .toList());
    }
}
