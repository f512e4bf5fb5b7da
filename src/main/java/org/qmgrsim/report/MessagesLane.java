package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.axis.NumberTick;
import org.qmgrsim.measure.Course;
import org.qmgrsim.measure.RunCourse;
import org.qmgrsim.measure.Stay;
import org.qmgrsim.measure.Stretch;

/**
 * The messages of a timeline: bars in as few rows as hold them without touching, or, if the rows would become too thin, the
 * number of messages in each stay.
 */
final class MessagesLane {
    private static final int MOST_ROWS = 55;
    private static final double TALLEST_ROW = 22;

    /** Points that the picture is wide, about: what is closer than some of them cannot be told apart. */
    private static final double POINTS = 930;

    private static final double GAP_POINTS = 4;
    static final double LEAST_POINTS = 3;

    /** A message in a row. */
    record Bar(Course course, int row) {}

    private final List<Bar> bars;
    private final int rows;
    private final double[][] mean;
    private final double most;
    private final long pointNanos;
    private final LaneLayout layout;

    private MessagesLane(RunCourse run, List<Bar> bars, int rows, double[][] mean, double most, long pointNanos) {
        this.layout = new LaneLayout(run, mean.length > 0 ? Lanes.MESSAGES.tallest() : Math.max(1, rows) * TALLEST_ROW);
        this.bars = bars;
        this.rows = rows;
        this.mean = mean;
        this.most = most;
        this.pointNanos = pointNanos;
    }

    static MessagesLane of(RunCourse run) {
        long pointNanos = Math.max(1, (long) ((run.untilNanos() - run.fromNanos()) / POINTS));
        List<Bar> bars = new ArrayList<>();
        int rows = pack(run.courses(), pointNanos, bars);
        if (rows <= MOST_ROWS && (rows > 0 || run.messages() == 0)) {
            return new MessagesLane(run, bars, rows, new double[0][], 0, pointNanos);
        }
        double[][] mean = new double[Stay.values().length][];
        double[] sum = new double[RunCourse.PARTS];
        for (Stay stay : Stay.values()) {
            mean[stay.ordinal()] = run.crowd().mean(stay);
            Arrays.setAll(sum, i -> sum[i] + mean[stay.ordinal()][i]);
        }
        return new MessagesLane(
                run, List.of(), 0, mean, Math.max(1e-9, Arrays.stream(sum).max().orElse(1)), pointNanos);
    }

    /** Puts each message into the first row that is free; gives the number of rows, or more than there can be. */
    private static int pack(List<Course> courses, long pointNanos, List<Bar> bars) {
        List<Long> free = new ArrayList<>();
        List<Course> sorted = courses.stream()
                .sorted(Comparator.comparingLong(Course::arrivedNanos).thenComparingInt(Course::message))
                .toList();
        for (Course course : sorted) {
            long begin = course.stays().get(0).fromNanos();
            int row = 0;
            while (row < free.size() && free.get(row) > begin) {
                row++;
            }
            if (row == free.size()) {
                if (row > MOST_ROWS) {
                    return row;
                }
                free.add(0L);
            }
            long end = Math.max(course.endNanos(), begin + (long) (LEAST_POINTS * pointNanos));
            free.set(row, end + (long) (GAP_POINTS * pointNanos));
            bars.add(new Bar(course, row));
        }
        return free.size();
    }

    /** Where all lanes are, since it depends on the messages how tall they are. */
    LaneLayout layout() {
        return layout;
    }

    /** Whether it is drawn as numbers. */
    boolean isCrowd() {
        return mean.length > 0;
    }

    List<Bar> bars() {
        return bars;
    }

    /** Height of a row in points. */
    double rowHeight() {
        return rows == 0 ? TALLEST_ROW : Math.min(TALLEST_ROW, layout.height(Lanes.MESSAGES) / rows);
    }

    /** What a point of the picture is wide, about. */
    long pointNanos() {
        return pointNanos;
    }

    /** The mean number in each part of the stretch. */
    double[] mean(Stay stay) {
        return mean[stay.ordinal()];
    }

    /** Where a number of messages is, in points from the top. */
    double height(double messages) {
        return layout.bottom(Lanes.MESSAGES) - messages / top() * (layout.height(Lanes.MESSAGES) - 4);
    }

    private double top() {
        return most * 1.04;
    }

    /** The stays that can be seen. */
    Set<Stay> stays() {
        Set<Stay> seen = EnumSet.noneOf(Stay.class);
        if (isCrowd()) {
            for (Stay stay : Stay.values()) {
                if (Arrays.stream(mean(stay)).max().orElse(0) > most / layout.height(Lanes.MESSAGES) / 2) {
                    seen.add(stay);
                }
            }
            return seen;
        }
        for (Bar bar : bars) {
            visible(bar.course()).forEach(stay -> seen.add(stay.what()));
        }
        return seen;
    }

    /** What of a message's stays is wide enough to be seen; of one that is too short for any, the longest. */
    List<Stretch<Stay>> visible(Course course) {
        long begin = course.stays().get(0).fromNanos();
        if (course.endNanos() - begin < LEAST_POINTS * pointNanos) {
            return List.of(new Stretch<>(course.telling(), begin, course.endNanos()));
        }
        return course.visible((long) (0.7 * pointNanos));
    }

    /** The words at the axis. */
    List<NumberTick> words() {
        List<NumberTick> words = new ArrayList<>();
        if (!isCrowd()) {
            words.add(TimelineChart.word("messages", layout.top(Lanes.MESSAGES) + 8));
            return words;
        }
        double step = step(most);
        for (double value = 0; value <= top(); value += step) {
            words.add(TimelineChart.word(label(value, step), height(value)));
        }
        return words;
    }

    private static String label(double value, double step) {
        return step >= 1
                ? Words.count(Math.round(value))
                : Decimal.text(Math.round(value * 1e6), 6, step < 0.1 ? 2 : 1);
    }

    private static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double share = most / power;
        return share > 5 ? 2 * power : share > 2 ? power : share > 1.2 ? power / 2 : power / 5;
    }
}
