package org.qmgrsim.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.experiment.Progress;

/** Tells a person how a study gets on: a bar with the time left on a terminal, else a line now and then. */
final class StudyProgress implements Progress, AutoCloseable {
    private static final int LINES = 10;

    private final PrintStream to;
    private final @Nullable ProgressBar bar;
    private long expected;
    private long done;
    private int told;

    private StudyProgress(PrintStream to, boolean terminal) {
        this.to = to;
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
                terminal);
    }

    /** A bar if there is a terminal; else lines. */
    static StudyProgress on(PrintStream to) {
        return new StudyProgress(to, System.console() != null);
    }

    @Override
    public synchronized void expect(int runs) {
        expected += runs;
        if (bar != null) {
            bar.maxHint(expected);
        }
    }

    @Override
    public synchronized void ran() {
        done++;
        if (bar != null) {
            bar.step();
        } else if (done * LINES / Math.max(1, expected) > told || done == expected) {
            told = (int) (done * LINES / Math.max(1, expected));
            to.println("run " + done + " of " + expected);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
