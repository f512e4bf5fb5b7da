package org.qmgrsim.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.Measure;
import org.qmgrsim.experiment.Point;
import org.qmgrsim.experiment.Progress;
import org.qmgrsim.experiment.statistics.ConfidenceSequence;
import org.qmgrsim.experiment.statistics.Interval;
import org.qmgrsim.report.EstimateWords;

/** Tells a person how a study gets on: a bar with the time left on a terminal, else a line now and then. */
final class StudyProgress implements Progress, AutoCloseable {
    private static final int LINES = 10;

    private final PrintStream to;
    private final @Nullable ProgressBar bar;
    private long expected;
    private long done;
    private int told;

    private final Map<Point, ConfidenceSequence> known = new HashMap<>();
    private final @Nullable Measure measure;
    private final double confidence;

    private StudyProgress(PrintStream to, boolean terminal, @Nullable Design design) {
        this.to = to;
        this.measure = design == null ? null : design.measures().get(0);
        this.confidence = design == null ? 0 : design.confidence();
        this.bar = terminal
                ? new ProgressBarBuilder()
                        .setTaskName("runs")
                        .setInitialMax(0)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .clearDisplayOnFinish()
                        .build()
                : null;
    }

    /** A bar if there is a terminal; else nothing at all. */
    static StudyProgress quiet(PrintStream to) {
        boolean terminal = System.console() != null;
        return new StudyProgress(
                terminal ? to : new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                terminal,
                null);
    }

    /** A bar if there is a terminal; else lines. */
    static StudyProgress on(PrintStream to, Design design) {
        return new StudyProgress(to, System.console() != null, design);
    }

    @Override
    public synchronized void expect(int runs) {
        expected += runs;
        if (bar != null) {
            bar.maxHint(expected);
        }
    }

    @Override
    public synchronized void ran(Point point, double value) {
        done++;
        String now = soFar(point, value);
        if (bar != null) {
            bar.setExtraMessage(now);
            bar.step();
        } else if (done * LINES / Math.max(1, expected) > told || done == expected) {
            told = (int) (done * LINES / Math.max(1, expected));
            to.println("run " + done + " of " + expected + now);
        }
    }

    /** What is known of a point while runs go on, safe to look at after each of them. */
    private String soFar(Point point, double value) {
        if (measure == null || !Double.isFinite(value)) {
            return "";
        }
        ConfidenceSequence values = known.computeIfAbsent(point, any -> new ConfidenceSequence());
        values.add(value);
        Interval interval = values.interval(confidence);
        return interval.isClosed()
                ? "; mean of " + measure.text() + " by run at " + point + " so far "
                        + EstimateWords.interval(interval, measure.unit()) + " (anytime-valid)"
                : "";
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
