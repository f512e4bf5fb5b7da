package org.qmgrsim.report;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** A hatched band over the width of a plot: what lies in it has no number. */
final class HatchedBand extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final int STEP = 7;

    private final double from;
    private final double to;

    HatchedBand(double from, double to) {
        this.from = from;
        this.to = to;
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
        double bottom = range.valueToJava2D(
                from, area, Plot.resolveRangeAxisLocation(plot.getRangeAxisLocation(), plot.getOrientation()));
        double top = range.valueToJava2D(
                to, area, Plot.resolveRangeAxisLocation(plot.getRangeAxisLocation(), plot.getOrientation()));
        Rectangle2D band = new Rectangle2D.Double(area.getX(), top, area.getWidth(), bottom - top);
        Shape clip = pen.getClip();
        pen.setPaint(ChartStyle.SHADE);
        pen.fill(band);
        pen.clip(band);
        pen.setPaint(ChartStyle.FAINT);
        pen.setStroke(new BasicStroke(1f));
        for (double x = area.getX() - band.getHeight(); x < area.getMaxX(); x += STEP) {
            pen.draw(new Line2D.Double(x, bottom, x + band.getHeight(), top));
        }
        pen.setClip(clip);
        pen.setPaint(ChartStyle.GREY);
        pen.draw(new Line2D.Double(area.getX(), bottom, area.getMaxX(), bottom));
        pen.setFont(ChartStyle.font(Font.ITALIC, 11f));
    }
}
