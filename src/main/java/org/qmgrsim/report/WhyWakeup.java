package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.experiment.Factor;
import org.qmgrsim.experiment.Level;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.measure.Activation;

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

    private Activation at(String triggers, String wakeup) {
        Activation activation = result.at(triggers, wakeup);
        if (activation == null) {
            throw new IllegalArgumentException("the study has no point (" + triggers + ", " + wakeup + ")");
        }
        return activation;
    }

    /** One sentence, computed from the runs. */
    public String sentence() {
        Activation working = at(WORKING, SHIPPED);
        Activation lost = at(ONE_PERCENT, SHIPPED);
        Activation broken = at(BROKEN, SHIPPED);
        Activation off = at(BROKEN, NONE);
        return "Keep 300: with working triggers the wakeup moved " + Words.count(working.movedByWakeup()) + " of "
                + Words.count(working.waits().count()) + " messages; with 1 % of the triggers lost, "
                + Words.count(lost.withoutTrigger().count())
                + " messages waited for another trigger or the wakeup, at most "
                + Words.time(lost.withoutTrigger().longest()) + "; with broken triggers each waits for the wakeup, "
                + Words.time(broken.waits().mean()) + " on average; with broken triggers and wakeup 0, "
                + (off.never() == off.waits().count() ? "mail never moves" : "some mail moves") + ".";
    }

    /** Every point of the study in a line. */
    public String table() {
        Table table = new Table("triggers", "wakeup", "moved by it", "median", "99 %", "longest wait");
        for (String triggers : labels(0)) {
            for (String wakeup : labels(1)) {
                Activation point = at(triggers, wakeup);
                table.row(
                        wakeup.equals(labels(1).get(0)) ? triggers : "",
                        wakeup,
                        wakeup.equals(NONE)
                                ? "-"
                                : Words.share(
                                        point.movedByWakeup(), point.waits().count()),
                        Words.time(point.waits().quantile(0.5)),
                        Words.time(point.waits().quantile(0.99)),
                        longest(point));
            }
        }
        return table.toString();
    }

    private static String longest(Activation point) {
        boolean some = point.never() > 0 && point.never() < point.waits().count();
        return some
                ? "never (" + Words.count(point.never()) + " of "
                        + Words.count(point.waits().count()) + ")"
                : Words.time(point.waits().longest());
    }

    private String caption(String version) {
        int points = result.points().size();
        return "qmgrsim " + version + " · seed " + result.seed() + " · " + points + " settings × "
                + result.design().replications() + " runs · "
                + Words.count(result.messages() / points) + " messages at each setting";
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
                at(WORKING, SHIPPED).waits().count());
    }

    private List<Curve> curves(String wakeup) {
        return labels(0).stream()
                .map(triggers -> new Curve(
                        triggers.equals(WORKING) || triggers.equals(BROKEN) ? "triggers " + triggers : triggers,
                        at(triggers, wakeup).waits().survival()))
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
                                        .map(wakeup -> at(triggers, wakeup).waits())
                                        .toList()))
                        .toList());
    }
}
