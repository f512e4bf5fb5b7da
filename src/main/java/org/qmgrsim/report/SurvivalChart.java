package org.qmgrsim.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.LengthAdjustmentType;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.qmgrsim.measure.Survival;

/** The share of messages that still wait to become active, by the time since they were queued. Both axes are logarithmic. */
public final class SurvivalChart {
    private static final double LEAST_SECONDS = 1e-4;
    private static final double TOP_SHARE = 3.2;
    private static final double PROBE_SECONDS = 0.012;
    private static final double ABOVE = 1.06;
    private static final double FINEST = 0.004;

    /**
     * One part of the chart.
     *
     * @param title empty: its curves are named in a legend, not beside them
     * @param wakeupSeconds where a line marks the wakeup; 0 for none
     */
    public record Panel(String title, List<Curve> curves, double wakeupSeconds) {
        /** Takes a copy of the list. */
        public Panel {
            curves = List.copyOf(curves);
        }
    }

    private final String timeLabel;
    private final double leastSeconds;
    private final double leastShare;
    private final double mostSeconds;

    private SurvivalChart(String timeLabel, double leastSeconds, double leastShare, double mostSeconds) {
        this.timeLabel = timeLabel;
        this.leastSeconds = leastSeconds;
        this.leastShare = leastShare;
        this.mostSeconds = mostSeconds;
    }

    /** Draws the panels side by side, for waits in incoming. */
    public static Chart of(String title, String caption, List<Panel> panels, double mostSeconds, int messages) {
        return of(title, caption, "time since the message was queued", panels, mostSeconds, messages);
    }

    /**
     * Draws the panels side by side.
     *
     * @param timeLabel what the time is counted from
     *
     * @param mostSeconds end of the time axis
     * @param messages the most messages behind one curve: smaller shares than one of them are not shown
     */
    public static Chart of(
            String title, String caption, String timeLabel, List<Panel> panels, double mostSeconds, int messages) {
        double least = Math.pow(10, Math.floor(Math.log10(0.9 / Math.max(10, messages))));
        SurvivalChart chart = new SurvivalChart(timeLabel, leastSeconds(panels), Math.max(1e-5, least), mostSeconds);
        LogAxis shares = ChartStyle.logAxis(
                "share of messages still waiting", chart.leastShare, TOP_SHARE, SurvivalChart::percent);
        CombinedRangeXYPlot all = new CombinedRangeXYPlot(shares);
        all.setGap(16);
        boolean legend = panels.stream().anyMatch(panel -> panel.title().isEmpty());
        panels.forEach(panel -> all.add(chart.plot(panel)));
        JFreeChart drawn = new JFreeChart(title, ChartStyle.font(Font.BOLD, 15.5f), all, false);
        ChartStyle.style(drawn, caption);
        if (legend) {
            LegendTitle names = new LegendTitle(all);
            names.setPosition(RectangleEdge.BOTTOM);
            names.setItemFont(ChartStyle.font(Font.PLAIN, 12f));
            names.setFrame(BlockBorder.NONE);
            drawn.addSubtitle(names);
        }
        return new Chart(drawn, panels.size() > 1 ? 1000 : 760, 500);
    }

    /** Where the first of the curves leaves the top: a power of ten, at least a tenth of a millisecond. */
    private static double leastSeconds(List<Panel> panels) {
        double first = panels.stream()
                .flatMap(panel -> panel.curves().stream())
                .map(Curve::survival)
                .filter(survival -> survival.steps() > 0)
                .mapToDouble(survival -> survival.seconds(0))
                .min()
                .orElse(LEAST_SECONDS);
        return Math.max(LEAST_SECONDS, Math.pow(10, Math.floor(Math.log10(Math.max(LEAST_SECONDS, first)))));
    }

    private static String percent(double share) {
        double percent = share * 100;
        return percent > 100.5
                ? " "
                : (percent >= 0.99
                                ? String.valueOf(Math.round(percent))
                                : new java.math.BigDecimal(percent)
                                        .round(new java.math.MathContext(1))
                                        .toPlainString())
                        + " %";
    }

    private XYPlot plot(Panel panel) {
        XYSeriesCollection series = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        LogAxis time = ChartStyle.logAxis(timeLabel, leastSeconds, mostSeconds, ChartStyle::power);
        XYPlot plot = new XYPlot(series, time, null, renderer);
        ChartStyle.style(plot);
        for (int i = 0; i < panel.curves().size(); i++) {
            Curve curve = panel.curves().get(i);
            series.addSeries(steps(curve));
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesStroke(i, ChartStyle.stroke(i, 2.2f));
            if (!panel.title().isEmpty()) {
                label(plot, curve, i);
            }
        }
        if (panel.wakeupSeconds() > 0) {
            mark(plot, panel.wakeupSeconds());
        }
        XYTextAnnotation title = text(panel.title(), leastSeconds * 1.15, TOP_SHARE * 0.88, ChartStyle.INK);
        title.setFont(ChartStyle.font(Font.BOLD, 12f));
        title.setTextAnchor(TextAnchor.TOP_LEFT);
        plot.addAnnotation(title);
        return plot;
    }

    /** The curve as corners, without those that are closer than a picture can show. */
    private XYSeries steps(Curve curve) {
        Survival survival = curve.survival();
        XYSeries line = new XYSeries(curve.label(), false, true);
        double share = 1;
        line.add(leastSeconds, share);
        double lastX = leastSeconds;
        for (int i = 0; i < survival.steps(); i++) {
            double x = Math.max(leastSeconds, survival.seconds(i));
            double next = Math.max(leastShare, survival.share(i));
            boolean visible = Math.log10(x / lastX) > FINEST || Math.log10(share / next) > FINEST;
            if (visible || i == survival.steps() - 1) {
                line.add(x, share);
                line.add(x, next);
                lastX = x;
                share = next;
            }
        }
        if (survival.last() > 0) {
            line.add(mostSeconds, share);
        }
        return line;
    }

    /** Writes the name above the plateau of the curve, or beside its fall if it has none. */
    private void label(XYPlot plot, Curve curve, int series) {
        Survival survival = curve.survival();
        double share = survival.at(PROBE_SECONDS);
        boolean plateau = share > leastShare * 1.5;
        XYTextAnnotation name = plateau
                ? text(curve.label(), PROBE_SECONDS, share * ABOVE, ChartStyle.textColour(series))
                : text("  " + curve.label(), lastSeconds(survival), leastShare * 3, ChartStyle.textColour(series));
        name.setTextAnchor(plateau ? TextAnchor.BOTTOM_LEFT : TextAnchor.CENTER_LEFT);
        plot.addAnnotation(name);
        if (survival.last() > leastShare * 1.5) {
            XYTextAnnotation never =
                    text("never ", mostSeconds, survival.last() * ABOVE, ChartStyle.textColour(series));
            never.setTextAnchor(TextAnchor.BOTTOM_RIGHT);
            plot.addAnnotation(never);
        }
    }

    private double lastSeconds(Survival survival) {
        return survival.steps() == 0 ? leastSeconds : survival.seconds(survival.steps() - 1);
    }

    private static XYTextAnnotation text(String words, double x, double y, java.awt.Paint paint) {
        XYTextAnnotation annotation = new XYTextAnnotation(words, x, y);
        annotation.setFont(ChartStyle.font(Font.BOLD, 12f));
        annotation.setPaint(paint);
        return annotation;
    }

    private static void mark(XYPlot plot, double seconds) {
        ValueMarker marker = new ValueMarker(seconds, ChartStyle.GREY, new BasicStroke(1f));
        marker.setLabel("wakeup");
        marker.setLabelFont(ChartStyle.font(Font.ITALIC, 11f));
        marker.setLabelPaint(ChartStyle.GREY);
        marker.setLabelBackgroundColor(new Color(255, 255, 255, 0));
        marker.setLabelAnchor(RectangleAnchor.BOTTOM_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
        marker.setLabelOffsetType(LengthAdjustmentType.CONTRACT);
        plot.addDomainMarker(marker, Layer.BACKGROUND);
    }
}
