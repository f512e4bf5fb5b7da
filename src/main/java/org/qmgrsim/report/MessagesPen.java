package org.qmgrsim.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.qmgrsim.measure.Course;
import org.qmgrsim.measure.RunCourse;
import org.qmgrsim.measure.Stay;
import org.qmgrsim.measure.Stretch;

/** Draws the messages of a timeline. */
final class MessagesPen {
    private static final double LEAST_OUTLINE = 4;
    private static final float LETTERS = 9.5f;

    private final LanePen lanes;
    private final MessagesLane lane;
    private final RunCourse course;

    MessagesPen(LanePen lanes, MessagesLane lane, RunCourse course) {
        this.lanes = lanes;
        this.lane = lane;
        this.course = course;
    }

    void draw() {
        if (lane.isCrowd()) {
            crowd();
        } else {
            lane.bars().forEach(this::bar);
        }
    }

    // ---------------------------------------------------------------- one by one

    private void bar(MessagesLane.Bar bar) {
        double height = lane.rowHeight();
        double top = lanes.top(Lanes.MESSAGES, bar.row() * height + Math.min(2, height * 0.15));
        double bottom = lanes.top(Lanes.MESSAGES, (bar.row() + 1) * height - Math.min(2, height * 0.15));
        List<Stretch<Stay>> stays = lane.visible(bar.course());
        double first = lanes.x(stays.get(0).fromNanos());
        double last = first;
        for (Stretch<Stay> stay : stays) {
            double left = lanes.x(stay.fromNanos());
            double right = lanes.x(stay.untilNanos());
            if (stays.size() == 1) {
                right = Math.max(right, left + MessagesLane.LEAST_POINTS);
            }
            Swatch.of(stay.what()).fill(lanes.pen, left, top, right, bottom);
            last = right;
        }
        if (last - first > LEAST_OUTLINE) {
            lanes.outline(first, top, last, bottom);
            ends(bar.course(), first, last, top, bottom);
            label(bar.course(), stays, top, bottom);
        }
    }

    /** A thick end where a message arrived or left; none where it goes on beyond the picture. */
    private void ends(Course message, double first, double last, double top, double bottom) {
        lanes.pen.setPaint(ChartStyle.INK);
        lanes.pen.setStroke(new BasicStroke(1.4f));
        if (message.arrivedNanos() >= course.fromNanos()) {
            lanes.pen.draw(new Line2D.Double(first, top, first, bottom));
        }
        if (message.left()) {
            lanes.pen.draw(new Line2D.Double(last, top, last, bottom));
        }
    }

    /** The queue ID, in the first stay that has room for it. */
    private void label(Course message, List<Stretch<Stay>> stays, double top, double bottom) {
        if (bottom - top < LETTERS + 1 || message.queueId().isEmpty()) {
            return;
        }
        double width = lanes.width(message.queueId(), Font.PLAIN, LETTERS);
        for (Stretch<Stay> stay : stays) {
            double left = lanes.x(stay.fromNanos());
            if (lanes.x(stay.untilNanos()) - left > width + 10) {
                boolean dark = stay.what() == Stay.DELIVERY;
                double base = (top + bottom) / 2 + LETTERS * 0.36;
                if (!dark) {
                    lanes.fill(left + 3, base - LETTERS + 1, left + width + 7, base + 2.5, TimelineChart.HALO);
                }
                lanes.words(
                        message.queueId(), left + 5, base, Font.PLAIN, LETTERS, dark ? Color.WHITE : ChartStyle.INK);
                return;
            }
        }
    }

    // ---------------------------------------------------------------- too many

    private void crowd() {
        double[] below = new double[RunCourse.PARTS];
        for (Stay stay : new Stay[] {
            Stay.DELIVERY,
            Stay.ACTIVE,
            Stay.NO_TRIGGER,
            Stay.INCOMING,
            Stay.ARRIVING,
            Stay.MAILDROP,
            Stay.HOLD,
            Stay.DEFERRED
        }) {
            layer(stay, below);
        }
    }

    /** What is drawn, where it would not be clear. */
    void words() {
        if (!lane.isCrowd()) {
            return;
        }
        double seconds = (course.untilNanos() - course.fromNanos()) / 1e9 / RunCourse.PARTS;
        String text = "messages in the system, mean of each " + Words.duration(seconds);
        double left = lanes.area.getMinX() + 6;
        double top = lanes.top(Lanes.MESSAGES);
        lanes.fill(left - 3, top, left + lanes.width(text, Font.PLAIN, 10f) + 3, top + 14, TimelineChart.HALO);
        lanes.words(text, left, top + 10.5, Font.PLAIN, 10f, ChartStyle.INK);
    }

    private void layer(Stay stay, double[] below) {
        double[] mean = lane.mean(stay);
        double width = lanes.area.getWidth() / mean.length;
        double left = lanes.area.getMinX();
        boolean any = false;
        Path2D shape = new Path2D.Double();
        shape.moveTo(left, lanes.y(lane.height(below[0])));
        for (int i = 0; i < mean.length; i++) {
            any |= mean[i] > 0;
            double y = lanes.y(lane.height(below[i] + mean[i]));
            shape.lineTo(left + i * width, y);
            shape.lineTo(left + (i + 1) * width, y);
        }
        for (int i = mean.length - 1; i >= 0; i--) {
            double y = lanes.y(lane.height(below[i]));
            shape.lineTo(left + (i + 1) * width, y);
            shape.lineTo(left + i * width, y);
            below[i] += mean[i];
        }
        shape.closePath();
        if (any) {
            Swatch.of(stay).fill(lanes.pen, shape);
            lanes.pen.setPaint(ChartStyle.GREY);
            lanes.pen.setStroke(new BasicStroke(0.5f));
            lanes.pen.draw(shape);
        }
    }
}
