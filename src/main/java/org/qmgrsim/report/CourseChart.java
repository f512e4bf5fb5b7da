package org.qmgrsim.report;

import java.awt.BasicStroke;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.qmgrsim.experiment.Quantity;
import org.qmgrsim.experiment.SteadyResult;

/** How a mean develops from the beginning of runs, with the end of the warm-up marked. */
final class CourseChart {
    private static final int MOST_LINES = 6;

    private CourseChart() {}

    static Chart of(String caption, List<SteadyResult> points) {
        XYSeriesCollection series = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        List<SteadyResult> shown = points.subList(0, Math.min(MOST_LINES, points.size()));
        for (int i = 0; i < shown.size(); i++) {
            SteadyResult point = shown.get(i);
            XYSeries line = new XYSeries(point.point() + (point.settled() ? "" : " (does not settle)"), false, true);
            for (int step = 0; step < point.pilot().length; step++) {
                line.add((step + 0.5) * point.stepSeconds() / 3600, point.pilot()[step]);
            }
            series.addSeries(line);
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesStroke(i, ChartStyle.stroke(i, 1.6f));
        }
        double[] values = shown.stream()
                .flatMapToDouble(point -> Arrays.stream(point.pilot()))
                .toArray();
        NumberAxis hours = new NumberAxis("hours since the start");
        ChartStyle.style(hours);
        XYPlot plot = new XYPlot(
                series,
                hours,
                ValueAxes.of("mean of pilot runs, " + shown.get(0).of(), Quantity.Unit.SECONDS, values),
                renderer);
        ChartStyle.style(plot);
        ValueMarker mark = new ValueMarker(
                shown.get(0).warmUpSteps() * shown.get(0).stepSeconds() / 3600, ChartStyle.INK, new BasicStroke(1.4f));
        mark.setLabel(" measured from here on");
        mark.setLabelFont(ChartStyle.font(Font.ITALIC, 11.5f));
        mark.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        mark.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        plot.addDomainMarker(mark);
        JFreeChart chart = new JFreeChart("Warm-up", ChartStyle.font(Font.BOLD, 15.5f), plot, false);
        ChartStyle.style(chart, caption);
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(ChartStyle.font(Font.PLAIN, 12f));
        legend.setFrame(BlockBorder.NONE);
        chart.addSubtitle(legend);
        return new Chart(chart, 760, 420);
    }
}
