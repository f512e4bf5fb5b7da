package org.qmgrsim.scenario.load;

import java.util.Arrays;

/**
 * A rate that changes with time, and the number of messages that it has added up to. Between its corners the rate runs
 * straight; a week can come again and again.
 *
 * <p>A source of mail with a changing rate is one with the rate 1 on another clock: the one that shows that number. So a time is
 * found by inverting the sum, and the luck of a source does not depend on the shape of its curve.
 */
public final class RateCurve {
    /** Where a curve has added up to its last message: no time at all. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final double SECOND = 1e9;

    private final long[] atNanos;
    private final double[] from;
    private final double[] to;
    private final double[] sums;
    private final long periodNanos;

    /**
     * @param atNanos where each piece begins, in order
     * @param from the rate per second where it begins
     * @param to the rate where it ends; that of the last piece of a curve without a period holds for ever
     * @param periodNanos after what time the curve begins again; 0: never
     */
    private RateCurve(long[] atNanos, double[] from, double[] to, long periodNanos) {
        this.atNanos = atNanos;
        this.from = from;
        this.to = to;
        this.periodNanos = periodNanos;
        this.sums = new double[atNanos.length];
        for (int i = 1; i < sums.length; i++) {
            sums[i] = sums[i - 1] + (from[i - 1] + to[i - 1]) / 2 * (atNanos[i] - atNanos[i - 1]) / SECOND;
        }
    }

    /**
     * One corner of a curve.
     *
     * @param ramp whether the rate runs straight from the former corner to this one; else it stays, and jumps here
     */
    public record Corner(long atNanos, double perSecond, boolean ramp) {}

    /**
     * A curve through corners; before the first the rate is 0, after the last it stays.
     *
     * @throws IllegalArgumentException if there is none, or their times do not rise
     */
    public static RateCurve through(java.util.List<Corner> corners) {
        int count = corners.size();
        long[] at = new long[count];
        double[] from = new double[count];
        double[] to = new double[count];
        for (int i = 0; i < count; i++) {
            Corner corner = corners.get(i);
            at[i] = corner.atNanos();
            from[i] = corner.perSecond();
            to[i] = i + 1 < count && corners.get(i + 1).ramp()
                    ? corners.get(i + 1).perSecond()
                    : corner.perSecond();
            if (i > 0 && at[i] <= at[i - 1]) {
                throw new IllegalArgumentException("corner " + i + " is not after the former");
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("a curve without corners");
        }
        return new RateCurve(at, from, to, 0);
    }

    /**
     * A curve of even steps that comes again and again.
     *
     * @param beginNanos virtual time at which some round begins; may be negative
     * @param stepNanos length of a step
     * @param perSecond the rate in each step
     * @throws IllegalArgumentException if the rate is 0 always
     */
    public static RateCurve again(long beginNanos, long stepNanos, double[] perSecond) {
        if (Arrays.stream(perSecond).noneMatch(rate -> rate > 0)) {
            throw new IllegalArgumentException("a curve that adds up to nothing");
        }
        long[] at = new long[perSecond.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = beginNanos + i * stepNanos;
        }
        return new RateCurve(at, perSecond.clone(), perSecond.clone(), stepNanos * at.length);
    }

    private double whole() {
        int last = sums.length - 1;
        return sums[last] + (from[last] + to[last]) / 2 * (atNanos[0] + periodNanos - atNanos[last]) / SECOND;
    }

    /** Messages until a time, since some fixed one. */
    double sum(long nanos) {
        long rounds = periodNanos == 0 ? 0 : Math.floorDiv(nanos - atNanos[0], periodNanos);
        long within = nanos - rounds * periodNanos;
        int found = Arrays.binarySearch(atNanos, within);
        int piece = found >= 0 ? found : -found - 2;
        if (piece < 0) {
            return 0;
        }
        double seconds = (within - atNanos[piece]) / SECOND;
        double inPiece = from[piece] * seconds + slope(piece) * seconds * seconds / 2;
        return (periodNanos == 0 ? 0 : rounds * whole()) + sums[piece] + inPiece;
    }

    /** Messages per second and second. */
    private double slope(int piece) {
        return from[piece] == to[piece]
                ? 0
                : (to[piece] - from[piece]) * SECOND / (atNanos[piece + 1] - atNanos[piece]);
    }

    /** When the curve has added up to so many messages; {@link #NEVER} if it does not. */
    long when(double sum) {
        double rounds = periodNanos == 0 ? 0 : Math.floor(sum / whole());
        double within = periodNanos == 0 ? sum : Math.max(0, sum - rounds * whole());
        int piece = piece(within);
        double left = Math.max(0, within - sums[piece]);
        double slope = slope(piece);
        double root = StrictMath.sqrt(Math.max(0, from[piece] * from[piece] + 2 * slope * left));
        if (from[piece] + root == 0) {
            return left == 0 ? atNanos[piece] : NEVER;
        }
        double nanos = rounds * periodNanos + atNanos[piece] + 2 * left / (from[piece] + root) * SECOND;
        return nanos < NEVER / 4.0 ? Math.round(nanos) : NEVER;
    }

    /** The last piece that begins before a sum: pieces in which nothing comes are skipped. */
    private int piece(double sum) {
        int found = Arrays.binarySearch(sums, sum);
        int piece = found >= 0 ? found : -found - 2;
        while (piece + 1 < sums.length && sums[piece + 1] <= sum) {
            piece++;
        }
        return piece;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RateCurve curve
                && Arrays.equals(atNanos, curve.atNanos)
                && Arrays.equals(from, curve.from)
                && Arrays.equals(to, curve.to)
                && periodNanos == curve.periodNanos;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(atNanos) * 31 + Arrays.hashCode(from);
    }

    @Override
    public String toString() {
        return Arrays.toString(from) + " at " + Arrays.toString(atNanos);
    }
}
