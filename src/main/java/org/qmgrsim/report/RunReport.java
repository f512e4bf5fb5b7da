package org.qmgrsim.report;

import java.util.List;
import org.qmgrsim.measure.Activation;
import org.qmgrsim.measure.Quantile;
import org.qmgrsim.measure.Waits;

/**
 * What one run showed, for people.
 *
 * @param wakeupSeconds of qmgr, when the run began; 0: none
 */
public record RunReport(String title, String version, long seed, int wakeupSeconds, Activation activation) {
    private static final double LEAST_END = 10;
    private static final int LONGEST_TITLE = 70;

    /** The outcome in a sentence. */
    public String sentence() {
        Waits waits = activation.waits();
        if (waits.count() == 0) {
            return "No message was queued.";
        }
        Quantile half = waits.quantile(0.5);
        Quantile longest = waits.longestComplete();
        String queued = waits.count() == 1 ? "1 message" : Words.count(waits.count()) + " messages";
        String wait = waits.completed() == 0
                ? "; none ever became active."
                : "; half of them were active " + (half.isKnown() ? "within " + Words.time(half) : "at no time")
                        + ", on average after " + Words.time(waits.meanOfComplete()) + ", the slowest after "
                        + Words.time(longest)
                        + (activation.never() == 0 ? "." : ", " + Words.count(activation.never()) + " never.");
        return queued + " queued: the wakeup moved " + Words.count(activation.movedByWakeup()) + wait;
    }

    private String shortTitle() {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** The share still waiting by time. */
    public Chart survival() {
        Waits waits = activation.waits();
        Quantile longest = waits.longestComplete();
        double end = Math.max(LEAST_END, Math.max(wakeupSeconds, longest.isKnown() ? longest.seconds() : 0)) * 4;
        return SurvivalChart.of(
                "How long does mail lie in incoming?",
                "qmgrsim " + version + " · seed " + seed + " · " + Words.count(waits.count()) + " messages",
                List.of(new SurvivalChart.Panel(
                        shortTitle(), List.of(new Curve("still waiting", waits.survival())), wakeupSeconds)),
                end,
                waits.count());
    }
}
