package org.qmgrsim.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.GrayPaintScale;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeriesCollection;
import org.qmgrsim.experiment.Amount;
import org.qmgrsim.experiment.Factor;
import org.qmgrsim.experiment.Measure;
import org.qmgrsim.experiment.Point;
import org.qmgrsim.experiment.Range;
import org.qmgrsim.experiment.StudyResult;

/** A measure over two factors: each point that was run as a dot, each cell between them in the shade of its mean. */
final class CliffChart extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final double DOT = 2.2;
    private static final Color LIGHT = new Color(0xFF, 0xF7, 0xE6);
    private static final Color DARK = new Color(0x7A, 0x2E, 0x00);
    private static final int SHADES = 60;

    private final transient StudyResult result;
    private final transient Measure measure;
    private final double least;
    private final double most;

    private CliffChart(StudyResult result, Measure measure) {
        this.result = result;
        this.measure = measure;
        this.least = values(result, measure).min().orElse(0);
        this.most = values(result, measure).max().orElse(1);
    }

    private static java.util.stream.DoubleStream values(StudyResult result, Measure measure) {
        return result.points().stream()
                .mapToDouble(point -> point.of(measure).interval().value())
                .filter(Double::isFinite);
    }

    static Chart of(String caption, StudyResult result, Measure measure) {
        CliffChart map = new CliffChart(result, measure);
        XYPlot plot = new XYPlot(
                new XYSeriesCollection(),
                axis(result, 0),
                axis(result, 1),
                new org.jfree.chart.renderer.xy.XYDotRenderer());
        ChartStyle.style(plot);
        plot.addAnnotation(map);
        JFreeChart chart = new JFreeChart(measure.text(), ChartStyle.font(Font.BOLD, 15.5f), plot, false);
        ChartStyle.style(chart, caption);
        chart.addSubtitle(map.legend());
        return new Chart(chart, 760, 500);
    }

    private static ValueAxis axis(StudyResult result, int number) {
        Factor factor = result.design().factors().get(number);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (var point : result.points()) {
            least = Math.min(least, at(point.point(), number));
            most = Math.max(most, at(point.point(), number));
        }
        Range range = factor.range();
        if (range != null && range.logarithmic()) {
            LogAxis axis = new LogAxis(factor.name());
            axis.setRange(least, most);
            ChartStyle.style(axis);
            return axis;
        }
        NumberAxis axis = new NumberAxis(factor.name());
        axis.setRange(least, Math.max(most, least + 1e-9));
        ChartStyle.style(axis);
        return axis;
    }

    private static double at(Point point, int factor) {
        Amount amount = point.levels().get(factor).amount();
        return amount == null ? 0 : amount.number();
    }

    private Color shade(double value) {
        double part = most > least ? (value - least) / (most - least) : 0;
        double place = Math.max(0, Math.min(1, part));
        return new Color(
                mix(LIGHT.getRed(), DARK.getRed(), place),
                mix(LIGHT.getGreen(), DARK.getGreen(), place),
                mix(LIGHT.getBlue(), DARK.getBlue(), place));
    }

    private static int mix(int from, int to, double place) {
        return (int) Math.round(from + (to - from) * place);
    }

    private PaintScaleLegend legend() {
        LookupPaintScale scale = new LookupPaintScale(least, most > least ? most : least + 1, DARK);
        for (int i = 0; i < SHADES; i++) {
            double value = least + (most - least) * i / SHADES;
            scale.add(value, shade(value));
        }
        NumberAxis axis = new NumberAxis();
        axis.setNumberFormatOverride(ChartStyle.format(value -> EstimateWords.number(value, measure.unit())));
        ChartStyle.style(axis);
        PaintScaleLegend legend = new PaintScaleLegend(most > least ? scale : new GrayPaintScale(), axis);
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setMargin(new RectangleInsets(30, 8, 60, 4));
        return legend;
    }

    @Override
    public void draw(
            Graphics2D pen,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int renderer,
            PlotRenderingInfo info) {
        var domainEdge = Plot.resolveDomainAxisLocation(plot.getDomainAxisLocation(), plot.getOrientation());
        var rangeEdge = Plot.resolveRangeAxisLocation(plot.getRangeAxisLocation(), plot.getOrientation());
        result.cells().forEach(cell -> {
            List<Point> corners = cell.corners();
            double left = domain.valueToJava2D(at(corners.get(0), 0), area, domainEdge);
            double right = domain.valueToJava2D(at(corners.get(3), 0), area, domainEdge);
            double bottom = range.valueToJava2D(at(corners.get(0), 1), area, rangeEdge);
            double top = range.valueToJava2D(at(corners.get(3), 1), area, rangeEdge);
            Rectangle2D box = new Rectangle2D.Double(left, top, right - left, bottom - top);
            pen.setPaint(shade(mean(corners)));
            pen.fill(box);
            pen.setPaint(ChartStyle.FAINT);
            pen.setStroke(ChartStyle.stroke(0, 0.6f));
            pen.draw(box);
        });
        pen.setPaint(ChartStyle.INK);
        result.points().forEach(point -> {
            double x = domain.valueToJava2D(at(point.point(), 0), area, domainEdge);
            double y = range.valueToJava2D(at(point.point(), 1), area, rangeEdge);
            pen.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
        });
    }

    private double mean(List<Point> corners) {
        double sum = 0;
        for (Point corner : corners) {
            double value = result.points().stream()
                    .filter(point -> point.point().equals(corner))
                    .mapToDouble(point -> point.of(measure).interval().value())
                    .findFirst()
                    .orElse(most);
            sum += Double.isFinite(value) ? value : most;
        }
        return sum / corners.size();
    }
}
