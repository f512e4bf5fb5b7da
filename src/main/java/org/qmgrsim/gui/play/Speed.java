package org.qmgrsim.gui.play;

import java.util.EnumSet;
import java.util.Set;

/** How fast the playhead runs: a constant number of seconds a second, or so that everything that moves can be seen. */
public final class Speed {
    /** The speeds at which the slider stops. */
    public static final double[] STOPS = {0.001, 0.01, 0.1, 1, 10, 60, 300, 1000, 10_000};

    private static final double SECOND = 1e9;
    private static final double LEAST_MOVE = 0.35 * SECOND;
    private static final double MOST_GAP = 0.8 * SECOND;
    private static final Set<Tracks.Sort> MOVES =
            EnumSet.complementOf(EnumSet.of(Tracks.Sort.OTHER_WAKEUP, Tracks.Sort.MOVING_WAKEUP));

    private double factor = 60;
    private boolean adaptive = true;
    private long fromNanos;
    private long untilNanos = Long.MIN_VALUE;
    private double spent;
    private double wanted;
    private double momentary;

    /** Whether it adapts. */
    public boolean adaptive() {
        return adaptive;
    }

    /** Seconds of the run in a second of a person's time; of the present move, if it adapts. */
    public double factor() {
        return adaptive ? momentary : factor;
    }

    /** Takes a constant speed. */
    public void set(double seconds) {
        factor = Math.max(STOPS[0], Math.min(STOPS[STOPS.length - 1], seconds));
        adaptive = false;
    }

    /** Adapts from now on. */
    public void adapt() {
        adaptive = true;
        untilNanos = Long.MIN_VALUE;
    }

    /** The next speed of the slider, up or down. */
    public void shift(int by) {
        int place = 0;
        while (place < STOPS.length - 1 && STOPS[place] < factor * 0.999) {
            place++;
        }
        set(STOPS[Math.max(0, Math.min(STOPS.length - 1, place + by))]);
    }

    /**
     * Where the playhead is a moment later.
     *
     * @param elapsedNanos length of the moment, in a person's time
     */
    public long after(Playback playback, long elapsedNanos) {
        long now = playback.nanos();
        if (!adaptive) {
            return now + Math.max(1, Math.round(elapsedNanos * factor));
        }
        if (now >= untilNanos || now < fromNanos) {
            long next = playback.next(MOVES).orElse(0);
            fromNanos = now;
            untilNanos = next == 0
                    ? playback.run().endNanos()
                    : playback.run().journal().nanos(next);
            wanted = Math.max(LEAST_MOVE, Math.min(MOST_GAP, untilNanos - now));
            momentary = (untilNanos - now) / wanted;
            spent = 0;
        }
        spent += elapsedNanos;
        return spent >= wanted ? untilNanos : fromNanos + Math.round((untilNanos - fromNanos) * (spent / wanted));
    }
}
