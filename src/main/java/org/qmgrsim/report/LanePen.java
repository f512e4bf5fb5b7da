package org.qmgrsim.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.measure.Instants;
import org.qmgrsim.measure.RunCourse;
import org.qmgrsim.measure.RunCourse.Mark;
import org.qmgrsim.measure.ServiceState;
import org.qmgrsim.measure.Stretch;

/** Draws into the lanes of a timeline: instants as strokes, or as columns where they are too many. */
final class LanePen {
    /** Strokes that can stand apart in the width of the picture. */
    private static final int MOST_STROKES = 230;

    private static final int COLUMNS = 240;
    private static final double LEAST_WIDTH = 1.6;

    static final Color FOUND_NONE = new Color(0x9B, 0x9B, 0x9B);

    final Graphics2D pen;
    final Rectangle2D area;
    private final LaneLayout layout;
    private final LongToDoubleFunction x;
    private final DoubleUnaryOperator y;

    LanePen(Graphics2D pen, Rectangle2D area, LaneLayout layout, LongToDoubleFunction x, DoubleUnaryOperator y) {
        this.layout = layout;
        this.pen = pen;
        this.area = area;
        this.x = x;
        this.y = y;
    }

    double x(long nanos) {
        return Math.max(area.getMinX(), Math.min(area.getMaxX(), x.applyAsDouble(nanos)));
    }

    double y(double points) {
        return y.applyAsDouble(points);
    }

    /** So many points below the top of a lane. */
    double top(Lanes lane, double points) {
        return y(layout.top(lane) + points);
    }

    double top(Lanes lane) {
        return top(lane, 0);
    }

    double middle(Lanes lane) {
        return y(layout.middle(lane));
    }

    double bottom(Lanes lane) {
        return y(layout.bottom(lane));
    }

    void frames() {
        pen.setStroke(new BasicStroke(0.8f));
        for (Lanes lane : Lanes.values()) {
            if (lane != Lanes.LEGEND && lane != Lanes.ACTIONS) {
                pen.setPaint(lane == Lanes.MESSAGES ? ChartStyle.GREY : ChartStyle.FAINT);
                pen.draw(new Line2D.Double(area.getMinX(), bottom(lane), area.getMaxX(), bottom(lane)));
            }
        }
    }

    void fill(double left, double top, double right, double bottom, Paint paint) {
        pen.setPaint(paint);
        pen.fill(new Rectangle2D.Double(left, top, right - left, bottom - top));
    }

    void outline(double left, double top, double right, double bottom) {
        pen.setPaint(ChartStyle.GREY);
        pen.setStroke(new BasicStroke(0.7f));
        pen.draw(new Rectangle2D.Double(left, top, right - left, bottom - top));
    }

    void words(String text, double left, double baseline, int style, float size, Color ink) {
        pen.setFont(ChartStyle.font(style, size));
        pen.setPaint(ink);
        pen.drawString(text, (float) left, (float) baseline);
    }

    double width(String text, int style, float size) {
        return pen.getFontMetrics(ChartStyle.font(style, size))
                .getStringBounds(text, pen)
                .getWidth();
    }

    // ---------------------------------------------------------------- lanes

    /** A daemon: a bar where it runs, a line where it is dead. */
    void lives(Lanes lane, List<Stretch<ServiceState.Life>> lives) {
        double top = top(lane);
        double bottom = bottom(lane);
        for (Stretch<ServiceState.Life> life : lives) {
            double left = x(life.fromNanos());
            double right = Math.max(left + 1, x(life.untilNanos()));
            boolean dead = life.what() == ServiceState.Life.DEAD;
            if (!dead) {
                Swatch.of(life.what()).fill(pen, left, top, right, bottom);
                outline(left, top, right, bottom);
            }
            boolean plain = dead || life.what() == ServiceState.Life.RUNNING;
            String word = life.what().toString();
            if (plain && right - left > width(word, Font.PLAIN, 10f) + 10) {
                words(word, left + 5, (top + bottom) / 2 + 3.6, Font.PLAIN, 10f, dead ? Swatch.ALARM : ChartStyle.INK);
            }
        }
    }

    void instants(Lanes lane, Instants instants, RunCourse course, Color ink) {
        if (isFew(instants)) {
            strokes(instants, top(lane, 6), bottom(lane), ink);
        } else {
            columns(lane, instants.counts(COLUMNS), course, ink, true);
        }
    }

    static boolean isFew(Instants instants) {
        return instants.each() && instants.count() <= MOST_STROKES;
    }

    private void strokes(Instants instants, double top, double bottom, Color ink) {
        pen.setPaint(ink);
        pen.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        for (long nanos : instants.nanos()) {
            pen.draw(new Line2D.Double(x(nanos), top, x(nanos), bottom));
        }
    }

    /** Columns that stand on the lane, as high as it at the most; the most is told. */
    private void columns(Lanes lane, int[] counts, RunCourse course, Color ink, boolean told) {
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        columns(lane, counts, most, ink);
        if (told) {
            most(lane, most, course, counts.length);
        }
    }

    private void columns(Lanes lane, int[] counts, int most, Color ink) {
        double bottom = bottom(lane);
        double height = bottom - top(lane, 2);
        double width = area.getWidth() / counts.length;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double left = area.getMinX() + i * width;
                double tall = Math.max(1, height * counts[i] / most);
                fill(left, bottom - tall, left + width, bottom, ink);
            }
        }
    }

    private void most(Lanes lane, int most, RunCourse course, int parts) {
        double seconds = (course.untilNanos() - course.fromNanos()) / 1e9 / parts;
        String text = "at most " + Words.count(most) + " in " + Words.duration(seconds);
        double wide = width(text, Font.PLAIN, 9.5f);
        double left = area.getMaxX() - wide - 4;
        fill(left - 3, top(lane), area.getMaxX(), top(lane) + 12, TimelineChart.HALO);
        words(text, left, top(lane) + 9.5, Font.PLAIN, 9.5f, ChartStyle.INK);
    }

    /** Strokes for those that came through, crosses for those that were lost. */
    void triggers(RunCourse course) {
        Instants sent = course.instants(Mark.TRIGGER);
        Instants lost = course.instants(Mark.TRIGGER_LOST);
        Lanes lane = Lanes.TRIGGERS;
        if (isFew(sent)) {
            strokes(sent, top(lane, 14), bottom(lane), ChartStyle.INK);
        } else {
            int[] counts = sent.counts(COLUMNS);
            columns(lane, counts, course, ChartStyle.GREY, true);
        }
        if (isFew(lost)) {
            for (long nanos : lost.nanos()) {
                cross(x(nanos), top(lane, 8), 4);
            }
        } else {
            int most = 1;
            for (int count : sent.counts(COLUMNS)) {
                most = Math.max(most, count);
            }
            columns(lane, lost.counts(COLUMNS), most, Swatch.ALARM);
        }
    }

    void cross(double middle, double center, double r) {
        pen.setPaint(Swatch.ALARM);
        pen.setStroke(new BasicStroke(1.7f));
        pen.draw(new Line2D.Double(middle - r, center - r, middle + r, center + r));
        pen.draw(new Line2D.Double(middle - r, center + r, middle + r, center - r));
    }

    void wakeups(Instants wakeups, RunCourse course) {
        if (!isFew(wakeups)) {
            columns(Lanes.WAKEUPS, wakeups.counts(COLUMNS), course, ChartStyle.GREY, true);
            return;
        }
        double r = wakeups.count() > MOST_STROKES / 2 ? 2.2 : 4;
        for (long nanos : wakeups.nanos()) {
            triangle(x(nanos), bottom(Lanes.WAKEUPS) - 2, r);
        }
    }

    void triangle(double middle, double bottom, double r) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(middle - r, bottom - 2.6 * r);
        shape.lineTo(middle + r, bottom - 2.6 * r);
        shape.lineTo(middle, bottom - 0.4 * r);
        shape.closePath();
        pen.setPaint(new Color(0x00, 0x5A, 0x8F));
        pen.fill(shape);
    }

    /** A scan that found files is a full bar, one that found none an open one. */
    void scans(Lanes lane, RunCourse course, QueueName queue) {
        Instants starts = course.scanStarts(queue);
        if (!isFew(starts)) {
            columns(lane, starts.counts(COLUMNS), course, ChartStyle.GREY, true);
            return;
        }
        for (Stretch<RunCourse.ScanOf> scan : course.scans()) {
            if (scan.what().queue() != queue) {
                continue;
            }
            double left = x(scan.fromNanos());
            boolean found = scan.what().files() > 0;
            double right = Math.max(left + LEAST_WIDTH, found ? x(scan.untilNanos()) : left);
            double top = top(lane, found ? 3 : layout.height(lane) * 0.6);
            if (found) {
                fill(left, top, right, bottom(lane), ChartStyle.INK);
            } else {
                fill(left, top, right, bottom(lane), FOUND_NONE);
            }
        }
    }
}
