package org.qmgrsim.report;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.qmgrsim.experiment.Estimate;
import org.qmgrsim.experiment.Measure;

/** A measure against the levels of one factor, a line with intervals for each level of another: lines that are not parallel show an interaction. */
final class EffectChart {
    private static final double SPREAD = 0.05;

    /**
     * One line.
     *
     * @param estimates by level; null where there is none
     */
    record Line(String label, List<Estimate> estimates) {
        Line {
            estimates = new ArrayList<>(estimates);
        }
    }

    private EffectChart() {}

    static Chart of(String caption, Measure measure, String factor, List<String> levels, List<Line> lines) {
        double[] values = lines.stream()
                .flatMap(line -> line.estimates().stream())
                .filter(estimate -> estimate != null)
                .flatMapToDouble(estimate -> java.util.stream.DoubleStream.of(
                        estimate.interval().value(),
                        estimate.interval().low(),
                        estimate.interval().high()))
                .toArray();
        ValueAxis range = ValueAxes.of(measure.text(), measure.unit(), values);
        YIntervalSeriesCollection series = new YIntervalSeriesCollection();
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setCapLength(5);
        for (int i = 0; i < lines.size(); i++) {
            series.addSeries(series(lines.get(i), (i - (lines.size() - 1) / 2.0) * SPREAD, range));
            renderer.setSeriesPaint(i, ChartStyle.colour(i));
            renderer.setSeriesStroke(i, ChartStyle.stroke(i, 2f));
            renderer.setSeriesShape(i, ChartStyle.mark(i));
            renderer.setSeriesLinesVisible(i, true);
        }
        SymbolAxis domain = new SymbolAxis(factor, levels.toArray(new String[0]));
        domain.setGridBandsVisible(false);
        domain.setRange(-0.5, levels.size() - 0.5);
        ChartStyle.style(domain);
        XYPlot plot = new XYPlot(series, domain, range, renderer);
        ChartStyle.style(plot);
        plot.setDomainGridlinesVisible(false);
        JFreeChart chart = new JFreeChart(measure.text(), ChartStyle.font(Font.BOLD, 15.5f), plot, false);
        ChartStyle.style(chart, caption);
        if (lines.size() > 1) {
            LegendTitle legend = new LegendTitle(plot);
            legend.setPosition(RectangleEdge.BOTTOM);
            legend.setItemFont(ChartStyle.font(Font.PLAIN, 12f));
            legend.setFrame(BlockBorder.NONE);
            chart.addSubtitle(legend);
        }
        return new Chart(chart, 760, 460);
    }

    private static YIntervalSeries series(Line line, double shift, ValueAxis axis) {
        YIntervalSeries series = new YIntervalSeries(line.label(), false, true);
        for (int x = 0; x < line.estimates().size(); x++) {
            Estimate estimate = line.estimates().get(x);
            if (estimate != null && estimate.isKnown() && !estimate.isNever()) {
                double value = ValueAxes.shown(axis, estimate.interval().value());
                double low = estimate.interval().low();
                double high = estimate.interval().high();
                series.add(
                        x + shift,
                        value,
                        Double.isNaN(low) ? value : ValueAxes.shown(axis, low),
                        Double.isNaN(high) ? value : ValueAxes.shown(axis, high));
            }
        }
        return series;
    }
}
