package org.qmgrsim.report;

import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.qmgrsim.measure.DelaySample;
import org.qmgrsim.measure.Quantile;

/** Quantiles of the wait from queued to active against the wakeup, one panel for each kind of trouble with triggers. */
public final class QuantileChart {
    private static final double LEAST_SECONDS = 1e-4;
    private static final double NEVER_FROM = 4e3;
    private static final double TOP = 4e4;
    private static final String[] NAMES = {"half of the mail (p50)", "p90", "p99", "the longest wait"};
    private static final double[] SHARES = {0.5, 0.9, 0.99};

    /** One panel: waits for each wakeup. */
    public record Panel(String title, List<DelaySample> byWakeup) {
        /** Takes a copy of the list. */
        public Panel {
            byWakeup = List.copyOf(byWakeup);
        }
    }

    private QuantileChart() {}

    /**
     * Draws the panels side by side.
     *
     * @param wakeups labels of the wakeups, in the order of the panels' lists
     */
    public static Chart of(String title, String caption, List<String> wakeups, List<Panel> panels) {
        LogAxis time = ChartStyle.logAxis(
                "wait from queued to active",
                LEAST_SECONDS,
                TOP,
                seconds -> seconds > 5e3 ? "never" : seconds > 1.5e3 ? " " : ChartStyle.power(seconds));
        CombinedRangeXYPlot all = new CombinedRangeXYPlot(time);
        all.setGap(10);
        panels.forEach(panel -> all.add(plot(panel, wakeups)));
        JFreeChart chart = new JFreeChart(title, ChartStyle.font(Font.BOLD, 15.5f), all, false);
        ChartStyle.style(chart, caption);
        LegendTitle legend = new LegendTitle(QuantileChart::legend);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(ChartStyle.font(Font.PLAIN, 12f));
        legend.setFrame(BlockBorder.NONE);
        chart.addSubtitle(legend);
        return new Chart(chart, 240 + 170 * panels.size(), 520);
    }

    private static LegendItemCollection legend() {
        LegendItemCollection items = new LegendItemCollection();
        for (int i = 0; i < NAMES.length; i++) {
            LegendItem item = new LegendItem(
                    NAMES[i],
                    null,
                    null,
                    null,
                    true,
                    ChartStyle.mark(i),
                    true,
                    ChartStyle.colour(i),
                    false,
                    ChartStyle.INK,
                    ChartStyle.stroke(0, 1f),
                    true,
                    new java.awt.geom.Line2D.Double(-16, 0, 16, 0),
                    ChartStyle.stroke(i, 2f),
                    ChartStyle.colour(i));
            items.add(item);
        }
        return items;
    }

    private static XYPlot plot(Panel panel, List<String> wakeups) {
        XYSeriesCollection series = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
        for (int i = 0; i < NAMES.length; i++) {
            series.addSeries(known(panel, i));
            style(renderer, i, i, true);
        }
        for (int i = 0; i < NAMES.length; i++) {
            series.addSeries(never(panel, i));
            style(renderer, NAMES.length + i, i, false);
        }
        SymbolAxis axis = new SymbolAxis("wakeup (s)", wakeups.toArray(new String[0]));
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, wakeups.size() - 0.5);
        ChartStyle.style(axis);
        XYPlot plot = new XYPlot(series, axis, null, renderer);
        ChartStyle.style(plot);
        plot.setDomainGridlinesVisible(false);
        renderer.addAnnotation(new HatchedBand(NEVER_FROM, TOP), org.jfree.chart.ui.Layer.BACKGROUND);
        XYTextAnnotation title = new XYTextAnnotation(panel.title(), -0.4, NEVER_FROM * 0.8);
        title.setFont(ChartStyle.font(Font.BOLD, 12f));
        title.setPaint(ChartStyle.INK);
        title.setTextAnchor(TextAnchor.TOP_LEFT);
        plot.addAnnotation(title);
        return plot;
    }

    private static void style(XYLineAndShapeRenderer renderer, int series, int look, boolean line) {
        renderer.setSeriesPaint(series, ChartStyle.colour(look));
        renderer.setSeriesStroke(series, ChartStyle.stroke(look, 2f));
        renderer.setSeriesShape(series, ChartStyle.mark(look));
        renderer.setSeriesShapesVisible(series, true);
        renderer.setSeriesLinesVisible(series, line);
    }

    private static Quantile quantile(DelaySample waits, int which) {
        return which < SHARES.length ? waits.quantile(SHARES[which]) : waits.longest();
    }

    private static XYSeries known(Panel panel, int which) {
        XYSeries line = new XYSeries(NAMES[which], false, true);
        for (int x = 0; x < panel.byWakeup().size(); x++) {
            Quantile quantile = quantile(panel.byWakeup().get(x), which);
            line.add(x, quantile.isKnown() ? (Number) Math.max(LEAST_SECONDS, quantile.seconds()) : null);
        }
        return line;
    }

    /** Marks in the band, each on a level of its own. */
    private static XYSeries never(Panel panel, int which) {
        XYSeries marks = new XYSeries(NAMES[which] + ": never", false, true);
        double height = (which + 0.75) / (NAMES.length + 0.5);
        for (int x = 0; x < panel.byWakeup().size(); x++) {
            if (quantile(panel.byWakeup().get(x), which).isNever()) {
                marks.add(x, NEVER_FROM * Math.pow(TOP / NEVER_FROM, height));
            }
        }
        return marks;
    }
}
