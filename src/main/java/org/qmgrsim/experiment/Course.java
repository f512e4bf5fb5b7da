package org.qmgrsim.experiment;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.qmgrsim.measure.MessageLife;

/**
 * A mean over the time of a run: sum and number of the delays of messages that arrive in each of many equal steps. A delay that
 * the end of the run cut off counts up to there.
 */
final class Course {
    private final double[] seconds;
    private final long[] counts;
    private final long[] open;

    private Course(double[] seconds, long[] counts, long[] open) {
        this.seconds = seconds;
        this.counts = counts;
        this.open = open;
    }

    /** Records one. */
    static final class Recorder {
        private final Scope scope;
        private final double[] seconds;
        private final long[] counts;
        private final long[] open;

        Recorder(Scope scope, long endNanos) {
            this.scope = scope;
            int steps = scope.courseOf() == null ? 0 : (int) Math.min(1_000_000, endNanos / scope.stepNanos());
            this.seconds = new double[steps];
            this.counts = new long[steps];
            this.open = new long[steps];
        }

        void add(MessageLife life) {
            Measure.Delays of = scope.courseOf();
            if (of == null || !(of.sender().isEmpty() || of.sender().equals(life.sender()))) {
                return;
            }
            int step = (int) (life.arrivedNanos() / scope.stepNanos());
            if (step < counts.length) {
                of.stage().add(life, (from, to, end) -> add(step, from, to, end));
            }
        }

        private void add(int step, long fromNanos, long toNanos, long endNanos) {
            if (fromNanos != MessageLife.NEVER) {
                seconds[step] += ((toNanos == MessageLife.NEVER ? endNanos : toNanos) - fromNanos) / 1e9;
                counts[step]++;
                open[step] += toNanos == MessageLife.NEVER ? 1 : 0;
            }
        }

        Course end() {
            return new Course(seconds, counts, open);
        }
    }

    int steps() {
        return counts.length;
    }

    double seconds(int step) {
        return seconds[step];
    }

    long count(int step) {
        return counts[step];
    }

    /** Delays that the end of the run cut off. */
    long open(int step) {
        return open[step];
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(counts.length);
        for (int i = 0; i < counts.length; i++) {
            out.writeDouble(seconds[i]);
            out.writeLong(counts[i]);
            out.writeLong(open[i]);
        }
    }

    static Course read(DataInput in) throws IOException {
        int steps = in.readInt();
        Course course = new Course(new double[steps], new long[steps], new long[steps]);
        for (int i = 0; i < steps; i++) {
            course.seconds[i] = in.readDouble();
            course.counts[i] = in.readLong();
            course.open[i] = in.readLong();
        }
        return course;
    }
}
