package org.qmgrsim.report;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeriesCollection;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.measure.RunCourse;

/**
 * A run at a glance, for a sheet of A4 on its side: lanes of what was done, how master and qmgr were, arrivals, triggers, wakeups
 * and scans over a common time axis, and below them each message from arrival to removal; if these are too many for that, how
 * many were where. What is too dense to be drawn one by one is drawn as counts.
 */
public final class TimelineChart {
    /** A4 landscape at 96 points an inch. */
    private static final int WIDTH = 1123;

    private static final int HEIGHT = 794;
    private static final int LONGEST_TITLE = 110;

    private TimelineChart() {}

    /**
     * Draws a stretch of a run.
     *
     * @param course of that stretch, read to its end
     */
    public static Chart of(RunProperties run, RunCourse course) {
        TimeAxes axes = new TimeAxes(run, course.fromNanos(), course.untilNanos());
        MessagesLane messages = MessagesLane.of(course);
        NumberAxis time = axes.sinceStart();
        NumberAxis clock = axes.clock(run);
        LaneLayout layout = messages.layout();
        XYPlot plot = new XYPlot(new XYSeriesCollection(), time, laneAxis(messages), null);
        plot.setDomainAxis(1, clock);
        plot.setDomainAxisLocation(1, AxisLocation.TOP_OR_LEFT);
        ChartStyle.style(plot);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.addAnnotation(new TimelinePainter(run, course, messages));
        JFreeChart chart = new JFreeChart(title(run.title()), ChartStyle.font(Font.BOLD, 15.5f), plot, false);
        ChartStyle.style(chart, caption(run, course, messages));
        chart.getTitle().setPadding(0, 4, 2, 0);
        chart.setPadding(new RectangleInsets(10, 12, 8, 34));
        ((TextTitle) chart.getSubtitle(chart.getSubtitleCount() - 1)).setPadding(2, 4, 0, 0);
        return new Chart(chart, WIDTH, HEIGHT - LaneLayout.tallest() + layout.all());
    }

    private static LaneAxis laneAxis(MessagesLane messages) {
        List<NumberTick> words = new ArrayList<>();
        for (Lanes lane : Lanes.values()) {
            if (lane != Lanes.MESSAGES && messages.layout().isShown(lane)) {
                words.add(word(lane.label(), messages.layout().middle(lane)));
            }
        }
        words.addAll(messages.words());
        LaneAxis axis = new LaneAxis(messages.layout().all(), words);
        axis.setTickLabelPaint(ChartStyle.INK);
        return axis;
    }

    static NumberTick word(String label, double at) {
        return new NumberTick(at, label, TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0);
    }

    private static String title(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static String caption(RunProperties run, RunCourse course, MessagesLane messages) {
        return "qmgrsim " + run.version() + " · seed " + run.seed() + " · "
                + (course.messages() == 1 ? "1 message" : Words.count(course.messages()) + " messages")
                + " · above: the clock of the mail log, from "
                + Clock.rfc3339(run.calendarNanos(course.fromNanos()), run.zone())
                + (messages.isCrowd() ? "" : " · a bar is a message from arrival to removal, in any row that is free");
    }

    /** White behind words that stand on the picture. */
    static final Color HALO = new Color(255, 255, 255, 215);
}
