package org.qmgrsim.measure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Delays in log-linear histograms that grow as needed and are merged exactly: any delay is known to one part in a thousand,
 * the longest, the number and the sum are exact. Delays that the end of a run cut off are kept apart, and never dropped.
 *
 * @see "HdrHistogram, github.com/HdrHistogram/HdrHistogram"
 */
public final class DelaySample implements Stage.Sink {
    private static final int DIGITS = 3;
    private static final double NANOS = 1e9;

    private Histogram ended;
    private Histogram open;
    private double sumSeconds;
    private double openSumSeconds;
    private long longestNanos = -1;
    private long longestOpenNanos = -1;

    /** None yet. */
    public DelaySample() {
        this(new Histogram(DIGITS), new Histogram(DIGITS));
    }

    private DelaySample(Histogram ended, Histogram open) {
        this.ended = ended;
        this.open = open;
    }

    @Override
    public void add(long fromNanos, long toNanos, long endNanos) {
        if (fromNanos == MessageLife.NEVER) {
            return;
        }
        if (toNanos == MessageLife.NEVER) {
            addOpen(endNanos - fromNanos);
        } else {
            add(toNanos - fromNanos);
        }
    }

    /** Adds a delay that ended. */
    public void add(long nanos) {
        ended.recordValue(nanos);
        sumSeconds += nanos / NANOS;
        longestNanos = Math.max(longestNanos, nanos);
    }

    /** Adds a delay that was cut off. */
    public void addOpen(long nanos) {
        open.recordValue(nanos);
        openSumSeconds += nanos / NANOS;
        longestOpenNanos = Math.max(longestOpenNanos, nanos);
    }

    /** Adds another sample. */
    public void add(DelaySample other) {
        ended.add(other.ended);
        open.add(other.open);
        sumSeconds += other.sumSeconds;
        openSumSeconds += other.openSumSeconds;
        longestNanos = Math.max(longestNanos, other.longestNanos);
        longestOpenNanos = Math.max(longestOpenNanos, other.longestOpenNanos);
    }

    /** All delays, those that were cut off too. */
    public long count() {
        return ended.getTotalCount() + open.getTotalCount();
    }

    /** Delays that were cut off. */
    public long open() {
        return open.getTotalCount();
    }

    /** Sum of all delays in seconds, those that were cut off up to there. */
    public double sumSeconds() {
        return sumSeconds + openSumSeconds;
    }

    /** Sum of the delays that ended, in seconds. */
    double endedSumSeconds() {
        return sumSeconds;
    }

    /** The longest delay that ended, in seconds; 0 if there is none. */
    double longestEndedSeconds() {
        return Math.max(0, longestNanos) / NANOS;
    }

    /** The longest delay in seconds, one that was cut off too; 0 if there is none. */
    public double longestSeconds() {
        return Math.max(0, Math.max(longestNanos, longestOpenNanos)) / NANOS;
    }

    /** Delays above a limit, those included that were cut off above it: at least so many. */
    public long above(double seconds) {
        long nanos = Math.round(seconds * NANOS);
        return above(ended, nanos) + above(open, nanos);
    }

    private static long above(Histogram histogram, long nanos) {
        long total = histogram.getTotalCount();
        return total == 0 ? 0 : total - histogram.getCountBetweenValues(0, nanos);
    }

    /**
     * The first time at which at least this share had ended its wait; never, if it was not reached.
     *
     * @return unknown if fewer than one delay is expected beyond it
     */
    public Quantile quantile(double share) {
        return count() * (1 - share) < 1 - 1e-9 ? Quantile.UNKNOWN : survival().quantile(share);
    }

    /** The longest delay; never, if one of them was cut off. */
    public Quantile longest() {
        if (open() > 0) {
            return Quantile.NEVER;
        }
        return count() == 0 ? Quantile.UNKNOWN : Quantile.of(longestSeconds());
    }

    /** The mean delay; never, if one of them was cut off. */
    public Quantile mean() {
        if (open() > 0) {
            return Quantile.NEVER;
        }
        return count() == 0 ? Quantile.UNKNOWN : Quantile.of(sumSeconds / count());
    }

    /** The share that still waits after a time. */
    public Survival survival() {
        int steps = steps(ended);
        double[] seconds = new double[steps];
        long[] ends = new long[steps];
        fill(ended, seconds, ends);
        int cuts = steps(open);
        double[] openSeconds = new double[cuts];
        long[] opens = new long[cuts];
        fill(open, openSeconds, opens);
        return Survival.of(seconds, ends, openSeconds, opens);
    }

    private static int steps(Histogram histogram) {
        int steps = 0;
        for (HistogramIterationValue ignored : histogram.recordedValues()) {
            steps++;
        }
        return steps;
    }

    private static void fill(Histogram histogram, double[] seconds, long[] counts) {
        int i = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            long middle = histogram.medianEquivalentValue(value.getValueIteratedTo());
            seconds[i] = Math.min(middle, histogram.getMaxValue()) / NANOS;
            counts[i++] = value.getCountAddedInThisIterationStep();
        }
    }

    /** Writes it. */
    public void write(DataOutput out) throws IOException {
        out.writeDouble(sumSeconds);
        out.writeDouble(openSumSeconds);
        out.writeLong(longestNanos);
        out.writeLong(longestOpenNanos);
        write(ended, out);
        write(open, out);
    }

    private static void write(Histogram histogram, DataOutput out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        out.writeInt(length);
        out.write(buffer.array(), 0, length);
    }

    /** Reads what {@link #write} wrote. */
    public static DelaySample read(DataInput in) throws IOException {
        double sum = in.readDouble();
        double openSum = in.readDouble();
        long longest = in.readLong();
        long longestOpen = in.readLong();
        DelaySample sample = new DelaySample(histogram(in), histogram(in));
        sample.sumSeconds = sum;
        sample.openSumSeconds = openSum;
        sample.longestNanos = longest;
        sample.longestOpenNanos = longestOpen;
        return sample;
    }

    private static Histogram histogram(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        try {
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
            histogram.setAutoResize(true);
            return histogram;
        } catch (DataFormatException e) {
            throw new IOException("a histogram that cannot be unpacked", e);
        }
    }
}
