package org.qmgrsim.report;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.util.Arrays;
import org.qmgrsim.measure.RunCourse;

/** Writes what was done to the system at its time, in as many rows as there are, and draws a line through all lanes. */
final class ActsPen {
    private static final float LETTERS = 9.5f;
    private static final int ROWS = 4;
    private static final double ROW = 11;
    private static final int MOST_LINES = 60;
    private static final int LONGEST = 34;

    private final LanePen lanes;
    private final RunCourse course;

    ActsPen(LanePen lanes, RunCourse course) {
        this.lanes = lanes;
        this.course = course;
    }

    void draw() {
        double[] free = new double[ROWS];
        Arrays.fill(free, lanes.area.getMinX());
        for (RunCourse.Act act : course.acts()) {
            double x = lanes.x(act.atNanos());
            String text =
                    act.what().length() <= LONGEST ? act.what() : act.what().substring(0, LONGEST - 1) + "…";
            double width = lanes.width(text, Font.PLAIN, LETTERS);
            double left = Math.min(x + 3, lanes.area.getMaxX() - width);
            int row = row(free, left);
            line(x, row);
            if (row < ROWS) {
                free[row] = left + width + 8;
                lanes.words(text, left, top(row) + LETTERS, Font.PLAIN, LETTERS, ChartStyle.INK);
            }
        }
    }

    private static int row(double[] free, double left) {
        int row = 0;
        while (row < ROWS && free[row] > left) {
            row++;
        }
        return row;
    }

    private double top(int row) {
        return lanes.top(Lanes.ACTIONS) + row * ROW;
    }

    private void line(double x, int row) {
        lanes.pen.setPaint(Swatch.ALARM);
        lanes.pen.setStroke(
                new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {4, 3}, 0));
        boolean few = course.acts().size() <= MOST_LINES;
        double bottom = lanes.bottom(few ? Lanes.MESSAGES : Lanes.ACTIONS);
        lanes.pen.draw(new Line2D.Double(x, row < ROWS ? top(row) : lanes.bottom(Lanes.ACTIONS), x, bottom));
    }
}
