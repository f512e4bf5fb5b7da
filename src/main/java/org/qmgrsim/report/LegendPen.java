package org.qmgrsim.report;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.measure.RunCourse;
import org.qmgrsim.measure.RunCourse.Mark;
import org.qmgrsim.measure.ServiceState;
import org.qmgrsim.measure.Stay;

/** Says what the fills and marks of a timeline are: those that are in it, in one row or two. */
final class LegendPen {
    private static final float LETTERS = 10f;
    private static final double SWATCH = 17;
    private static final double GAP = 15;
    private static final double ROW = 15;

    private final LanePen lanes;
    private final List<Item> items = new ArrayList<>();

    /** A sign, drawn from its left end and its middle, and what it stands for. */
    private record Item(String words, Sign sign) {}

    @FunctionalInterface
    private interface Sign {
        void draw(double left, double middle);
    }

    LegendPen(LanePen lanes, MessagesLane messages, RunCourse course) {
        this.lanes = lanes;
        for (Stay stay : messages.stays()) {
            items.add(box(stay.toString(), Swatch.of(stay)));
        }
        for (ServiceState.Life life : List.of(ServiceState.Life.STOPPED, ServiceState.Life.THROTTLED)) {
            if (course.qmgr().stream().anyMatch(stretch -> stretch.what() == life)) {
                items.add(box("qmgr " + life, Swatch.of(life)));
            }
        }
        if (course.instants(Mark.TRIGGER_LOST).count() > 0) {
            items.add(new Item("trigger lost", (left, middle) -> lanes.cross(left + SWATCH / 2, middle, 4)));
        }
        if (LanePen.isFew(course.scanStarts(QueueName.INCOMING))
                || LanePen.isFew(course.scanStarts(QueueName.DEFERRED))) {
            items.add(stroke("scan that found files", 14, ChartStyle.INK));
            items.add(stroke("that found none", 7, LanePen.FOUND_NONE));
        }
    }

    private Item box(String words, Swatch swatch) {
        return new Item(words, (left, middle) -> {
            swatch.fill(lanes.pen, left, middle - 6, left + SWATCH, middle + 6);
            lanes.outline(left, middle - 6, left + SWATCH, middle + 6);
        });
    }

    private Item stroke(String words, double height, Color ink) {
        return new Item(
                words,
                (left, middle) ->
                        lanes.fill(left + SWATCH / 2 - 1, middle + 7 - height, left + SWATCH / 2 + 1, middle + 7, ink));
    }

    private double width(Item item) {
        return SWATCH + 5 + lanes.width(item.words(), Font.PLAIN, LETTERS) + GAP;
    }

    void draw() {
        double all = items.stream().mapToDouble(this::width).sum() - GAP;
        boolean twoRows = all > lanes.area.getWidth();
        double middle = lanes.middle(Lanes.LEGEND) - (twoRows ? ROW / 2 : 0);
        double left = lanes.area.getMinX();
        for (Item item : items) {
            if (left + width(item) - GAP > lanes.area.getMaxX()) {
                left = lanes.area.getMinX();
                middle += ROW;
            }
            draw(item, left, middle);
            left += width(item);
        }
    }

    private void draw(Item item, double left, double middle) {
        double right = left + width(item) - GAP;
        lanes.fill(left - 3, middle - 8, right + 3, middle + 8, Color.WHITE); // no line goes through the words
        item.sign().draw(left, middle);
        lanes.words(item.words(), left + SWATCH + 5, middle + LETTERS * 0.36, Font.PLAIN, LETTERS, ChartStyle.INK);
    }
}
