package org.qmgrsim.report;

import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.qmgrsim.experiment.Quantity;
import org.qmgrsim.experiment.statistics.Interval;

/** Values with their intervals, one under another with its name: the results of many points, or a tornado of effects. */
final class BarsChart {
    private static final int ROW = 26;

    /** One row. */
    record Row(String label, Interval interval) {}

    private BarsChart() {}

    /** Draws the rows from top to bottom. */
    static Chart of(
            String title, String caption, String axisLabel, Quantity.Unit unit, List<Row> rows, boolean zeroLine) {
        double[] values = rows.stream()
                .flatMapToDouble(row -> java.util.stream.DoubleStream.of(
                        row.interval().value(),
                        row.interval().low(),
                        row.interval().high(),
                        zeroLine ? 0 : Double.NaN))
                .toArray();
        ValueAxis range = ValueAxes.of(axisLabel, unit, values);
        XYIntervalSeries series = new XYIntervalSeries("values", false, true);
        String[] labels = new String[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(rows.size() - 1 - i);
            labels[i] = row.label();
            double value = row.interval().value();
            if (Double.isFinite(value)) {
                double low = row.interval().low();
                double high = row.interval().high();
                double at = ValueAxes.shown(range, value);
                series.add(
                        i,
                        i,
                        i,
                        at,
                        Double.isNaN(low) ? at : ValueAxes.shown(range, low),
                        Double.isNaN(high) ? at : ValueAxes.shown(range, high));
            }
        }
        XYIntervalSeriesCollection all = new XYIntervalSeriesCollection();
        all.addSeries(series);
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setCapLength(5);
        renderer.setSeriesPaint(0, ChartStyle.colour(0));
        renderer.setSeriesStroke(0, ChartStyle.stroke(0, 2f));
        renderer.setSeriesShape(0, ChartStyle.mark(0));
        SymbolAxis names = new SymbolAxis("", labels);
        names.setGridBandsVisible(false);
        names.setRange(-0.6, rows.size() - 0.4);
        ChartStyle.style(names);
        XYPlot plot = new XYPlot(all, names, range, renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        ChartStyle.style(plot);
        if (zeroLine) {
            plot.addRangeMarker(new ValueMarker(0, ChartStyle.GREY, ChartStyle.stroke(0, 1f)));
        }
        JFreeChart chart = new JFreeChart(title, ChartStyle.font(Font.BOLD, 15.5f), plot, false);
        ChartStyle.style(chart, caption);
        return new Chart(chart, 760, 150 + ROW * Math.max(3, rows.size()));
    }
}
