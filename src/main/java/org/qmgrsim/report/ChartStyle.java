package org.qmgrsim.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.function.DoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** How all charts look: legible in print and without colour, since each line has a dash and a mark of its own. */
final class ChartStyle {
    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color FAINT = new Color(0xD9, 0xD9, 0xD9);
    static final Color GREY = new Color(0x6B, 0x6B, 0x6B);
    static final Color SHADE = new Color(0xF4, 0xF4, 0xF4);

    /** Colours that people with any kind of colour blindness tell apart (Okabe and Ito 2008), darkest first for print. */
    private static final Color[] COLOURS = {
        new Color(0x00, 0x72, 0xB2),
        new Color(0x00, 0x9E, 0x73),
        new Color(0xE6, 0x9F, 0x00),
        new Color(0xD5, 0x5E, 0x00),
        new Color(0x00, 0x00, 0x00),
        new Color(0xCC, 0x79, 0xA7),
        new Color(0x56, 0xB4, 0xE9)
    };

    private static final float[][] DASHES = {{}, {9, 4}, {2, 3}, {10, 3, 2, 3}, {16, 4}, {5, 5}, {12, 3, 2, 3, 2, 3}};

    private ChartStyle() {}

    static Font font(int style, float size) {
        return new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
    }

    static Paint colour(int series) {
        return COLOURS[series % COLOURS.length];
    }

    /** The colour of a series, dark enough for small letters. */
    static Paint textColour(int series) {
        Color colour = COLOURS[series % COLOURS.length];
        return new Color(colour.getRed() * 3 / 4, colour.getGreen() * 3 / 4, colour.getBlue() * 3 / 4);
    }

    static Stroke stroke(int series, float width) {
        float[] dash = DASHES[series % DASHES.length];
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    /** A mark for each series: circle, square, triangle, diamond, and again. */
    static Shape mark(int series) {
        double r = 4.2;
        return switch (series % 4) {
            case 0 -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case 1 -> new Rectangle2D.Double(-r * 0.9, -r * 0.9, r * 1.8, r * 1.8);
            case 2 -> polygon(0, -r * 1.2, r * 1.15, r * 0.9, -r * 1.15, r * 0.9);
            default -> polygon(0, -r * 1.3, r * 1.3, 0, 0, r * 1.3, -r * 1.3, 0);
        };
    }

    private static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** A logarithmic axis with a label for each power of ten. */
    static LogAxis logAxis(String label, double least, double greatest, DoubleFunction<String> words) {
        LogAxis axis = new LogAxis(label);
        axis.setBase(10);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setMinorTickCount(9);
        axis.setMinorTickMarksVisible(true);
        axis.setNumberFormatOverride(new Format(words));
        axis.setRange(least, greatest);
        style(axis);
        return axis;
    }

    static void style(ValueAxis axis) {
        axis.setLabelFont(font(Font.PLAIN, 12.5f));
        axis.setTickLabelFont(font(Font.PLAIN, 11.5f));
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(GREY);
        axis.setTickMarkPaint(GREY);
        axis.setLabelInsets(new RectangleInsets(6, 4, 6, 4));
    }

    static void style(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(GREY);
        plot.setDomainGridlinePaint(FAINT);
        plot.setRangeGridlinePaint(FAINT);
        plot.setDomainGridlineStroke(new BasicStroke(0.8f));
        plot.setRangeGridlineStroke(new BasicStroke(0.8f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    /** Sets title and caption. */
    static void style(JFreeChart chart, String caption) {
        chart.setBackgroundPaint(Color.WHITE);
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        chart.setPadding(new RectangleInsets(10, 12, 8, 18));
        TextTitle title = chart.getTitle();
        title.setFont(font(Font.BOLD, 15.5f));
        title.setPaint(INK);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setPadding(0, 4, 8, 0);
        TextTitle below = new TextTitle(caption, font(Font.PLAIN, 10.5f));
        below.setPaint(GREY);
        below.setPosition(RectangleEdge.BOTTOM);
        below.setHorizontalAlignment(HorizontalAlignment.LEFT);
        below.setPadding(6, 4, 0, 0);
        chart.addSubtitle(below);
    }

    /** A power of ten of seconds in words. */
    static String power(double seconds) {
        return seconds < 0.00099
                ? trim(seconds * 1e3) + " ms"
                : seconds < 0.99 ? Math.round(seconds * 1e3) + " ms" : Math.round(seconds) + " s";
    }

    /** A format that only writes. */
    static NumberFormat format(DoubleFunction<String> words) {
        return new Format(words);
    }

    private static String trim(double number) {
        return String.valueOf(Math.round(number * 1000) / 1000.0);
    }

    private static final class Format extends NumberFormat {
        private static final long serialVersionUID = 1L;

        private final transient DoubleFunction<String> words;

        Format(DoubleFunction<String> words) {
            this.words = words;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(words.apply(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("labels are only written");
        }
    }
}
