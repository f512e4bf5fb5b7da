package org.qmgrsim.gui.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.draw.Tone;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.gui.text.Times;
import org.qmgrsim.measure.QueueSeries;
import org.qmgrsim.measure.SeriesRow;
import org.qmgrsim.measure.Survival;

/** The charts of a run, in the colours of a theme. A is solid and drawn first, B dashed and over it. */
final class Plots {
    private static final double LEAST_SECONDS = 1e-4;
    private static final double FINEST = 0.004;
    private static final int B = 1;

    private final Texts texts;
    private final String family;
    private final double zoom;
    private final boolean dark;

    Plots(Texts texts, String family, double zoom, boolean dark) {
        this.texts = texts;
        this.family = family;
        this.zoom = zoom;
        this.dark = dark;
    }

    // ---------------------------------------------------------------- survival

    /** The share of messages that still wait to become active, both axes logarithmic. */
    JFreeChart survival(Computed run, @Nullable Computed pinned) {
        XYSeriesCollection series = new XYSeriesCollection();
        double most = 10;
        double least = 1;
        for (Computed each : both(run, pinned)) {
            Survival survival = each.measures().activation().waits().survival();
            int count = each.measures().activation().waits().count();
            double floor = Math.pow(10, Math.floor(Math.log10(0.9 / Math.max(10, count))));
            least = Math.min(least, floor);
            if (survival.steps() > 0) {
                most = Math.max(most, survival.seconds(survival.steps() - 1) * 1.6);
            }
        }
        int number = 0;
        for (Computed each : both(run, pinned)) {
            Survival survival = each.measures().activation().waits().survival();
            series.addSeries(steps(survival, "" + number++, least, most));
        }
        LogAxis time = logAxis(texts.of("chart.time"), LEAST_SECONDS, most);
        LogAxis share = logAxis(texts.of("chart.share"), least, 1.3);
        time.setNumberFormatOverride(new Labels(Plots::seconds));
        share.setNumberFormatOverride(new Labels(Plots::percent));
        return chart(new XYPlot(series, time, share, renderer(pinned != null, 1)));
    }

    private static List<Computed> both(Computed run, @Nullable Computed pinned) {
        return pinned == null ? List.of(run) : List.of(pinned, run);
    }

    /** The corners of the curve, without those that are closer than a picture can show. */
    private static XYSeries steps(Survival survival, String key, double least, double most) {
        XYSeries line = new XYSeries(key, false, true);
        double share = 1;
        double lastX = LEAST_SECONDS;
        line.add(LEAST_SECONDS, share);
        for (int i = 0; i < survival.steps(); i++) {
            double x = Math.max(LEAST_SECONDS, survival.seconds(i));
            double next = Math.max(least, survival.share(i));
            if (Math.log10(x / lastX) > FINEST || Math.log10(share / next) > FINEST || i == survival.steps() - 1) {
                line.add(x, share);
                line.add(x, next);
                lastX = x;
                share = next;
            }
        }
        if (survival.last() > 0) {
            line.add(most, share);
        }
        return line;
    }

    private static String seconds(double value) {
        if (value < 0.9e-3) {
            return Texts.fixed(value * 1000, 1) + " ms";
        }
        return value < 0.9 ? Math.round(value * 1000) + " ms" : Math.round(value) + " s";
    }

    private static String percent(double value) {
        double percent = value * 100;
        return percent > 100.5
                ? " "
                : java.math.BigDecimal.valueOf(percent)
                                .round(new java.math.MathContext(1))
                                .stripTrailingZeros()
                                .toPlainString()
                        + " %";
    }

    // ---------------------------------------------------------------- depths

    /** How many messages stand in the directories, over time. */
    JFreeChart depths(Computed run, @Nullable Computed pinned) {
        XYSeriesCollection series = new XYSeriesCollection();
        int incoming = 0;
        for (Computed each : both(run, pinned)) {
            for (int queue = 1; queue <= 3; queue++) { // incoming, active, deferred
                XYSeries line = new XYSeries(queue + " " + incoming, false, true);
                for (SeriesRow row : each.measures().series()) {
                    line.add((double) row.atNanos(), row.queues().get(queue).files());
                }
                series.addSeries(line);
            }
            incoming++;
        }
        NumberAxis time = new NumberAxis(null);
        time.setAutoRangeIncludesZero(false);
        time.setRange(run.originNanos(), Math.max(run.originNanos() + 1.0, run.endNanos()));
        time.setNumberFormatOverride(new Labels(nanos -> Times.minutes(run, Math.round(nanos))));
        NumberAxis files = new NumberAxis(texts.of("chart.messages"));
        files.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        files.setLowerBound(0);
        return chart(new XYPlot(series, time, files, renderer(pinned != null, 3)));
    }

    /** The directories of the chart, in the order of their lines. */
    static List<String> directories() {
        return QueueSeries.QUEUES.subList(1, 4).stream().map(Object::toString).toList();
    }

    /** Marks where the playhead stands. */
    void mark(JFreeChart chart, Playback playback) {
        XYPlot plot = chart.getXYPlot();
        plot.clearDomainMarkers();
        ValueMarker marker = new ValueMarker(playback.nanos(), colour(Tone.TEXT), new BasicStroke(1.5f));
        plot.addDomainMarker(marker, Layer.FOREGROUND);
    }

    // ---------------------------------------------------------------- looks

    /** Lines of one run, or of A and B: {@code each} series a run. */
    private XYLineAndShapeRenderer renderer(boolean two, int each) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        Tone[] tones = {Tone.WORKS, Tone.ROOM, Tone.CLOCK};
        for (int i = 0; i < (two ? 2 : 1) * each; i++) {
            boolean isB = two && i / each == B;
            Tone tone = each == 1 ? (isB ? Tone.B : Tone.A) : tones[i % each];
            renderer.setSeriesPaint(i, colour(tone));
            renderer.setSeriesStroke(
                    i,
                    isB
                            ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0)
                            : new BasicStroke(each == 1 ? 2.2f : 1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        }
        return renderer;
    }

    private LogAxis logAxis(String label, double least, double most) {
        LogAxis axis = new LogAxis(label);
        axis.setBase(10);
        axis.setTickUnit(new org.jfree.chart.axis.NumberTickUnit(1));
        axis.setMinorTickCount(9);
        axis.setMinorTickMarksVisible(true);
        axis.setRange(least, most);
        return axis;
    }

    private JFreeChart chart(XYPlot plot) {
        for (ValueAxis axis : List.of(plot.getDomainAxis(), plot.getRangeAxis())) {
            axis.setLabelFont(font(11));
            axis.setTickLabelFont(font(11));
            axis.setLabelPaint(colour(Tone.MUTED));
            axis.setTickLabelPaint(colour(Tone.MUTED));
            axis.setAxisLinePaint(colour(Tone.OUTLINE));
            axis.setTickMarkPaint(colour(Tone.OUTLINE));
        }
        plot.setBackgroundPaint(colour(Tone.BACKGROUND));
        plot.setOutlinePaint(colour(Tone.HAIRLINE));
        plot.setDomainGridlinePaint(colour(Tone.HAIRLINE));
        plot.setRangeGridlinePaint(colour(Tone.HAIRLINE));
        plot.setDomainGridlineStroke(new BasicStroke(0.8f));
        plot.setRangeGridlineStroke(new BasicStroke(0.8f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setNoDataMessage(texts.of("chart.empty"));
        plot.setNoDataMessageFont(font(12));
        plot.setNoDataMessagePaint(colour(Tone.MUTED));
        JFreeChart chart = new JFreeChart(null, font(12), plot, false);
        chart.setBackgroundPaint(colour(Tone.BACKGROUND));
        chart.setPadding(new RectangleInsets(6, 4, 4, 12));
        return chart;
    }

    private Font font(double size) {
        return new Font(family, Font.PLAIN, 1).deriveFont((float) (size * zoom));
    }

    private Color colour(Tone tone) {
        return Color.decode(tone.hex(dark));
    }
}
