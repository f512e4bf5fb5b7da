package org.qmgrsim.kernel;

import java.util.Arrays;

/**
 * The calendar that the simulated daemons see: whole seconds since 1970, and when a timer of whole seconds fires.
 *
 * <p>A request made at time t for d seconds is due at {@code floor(t) + d}. A loop that goes to sleep at x then sleeps for
 * {@code due - floor(x)} whole seconds counted from x, and the kernel wakes it 0.1 % of that wait late, 100 ms at most
 * (Postfix util/events.c:event_request_timer, event_loop). An ideal clock has exact timers instead.
 *
 * <p>The calendar can be {@linkplain #step stepped}, as an NTP daemon or an operator does, while virtual time goes on: a sleep
 * under way is as long as it was, but what is due may be due earlier or later.
 */
public final class WallClock {
    /** Nanoseconds in a second. */
    public static final long SECOND = 1_000_000_000L;

    private final long epochNanos;
    private final boolean ideal;
    private final long slackPerMille;
    private final long slackLimitNanos;
    private long[] stepAtNanos = {};
    private long[] offsetNanos = {0};

    // The second that was asked for last: nearly every question is about the same one as that before it.
    private long second;
    private long secondFromNanos;
    private long secondToNanos;

    private WallClock(long epochNanos, boolean ideal, long slackPerMille, long slackLimitNanos) {
        this.epochNanos = epochNanos;
        this.ideal = ideal;
        this.slackPerMille = slackPerMille;
        this.slackLimitNanos = slackLimitNanos;
    }

    /**
     * The clock of a real system.
     *
     * @param epochNanos calendar time of virtual time 0, in nanoseconds since 1970
     * @param factor how many times faster than the machine this clock runs (1, or a recording's {@code clock_factor})
     * @param slack whether a sleep ends a little late, as real ones do
     */
    public static WallClock wholeSeconds(long epochNanos, int factor, boolean slack) {
        return new WallClock(epochNanos, false, slack ? 1 : 0, 100_000_000L * factor);
    }

    /** A clock with exact timers, for teaching. Modification times and ages stay whole seconds. */
    public static WallClock ideal(long epochNanos) {
        return new WallClock(epochNanos, true, 0, 0);
    }

    /** The calendar jumps: from this virtual time on it shows so much more, or less, than it would have. */
    public void step(long atNanos, long byNanos) {
        int steps = stepAtNanos.length;
        if (steps > 0 && stepAtNanos[steps - 1] > atNanos) {
            throw new IllegalArgumentException("a step at " + atNanos + " after one at " + stepAtNanos[steps - 1]);
        }
        stepAtNanos = Arrays.copyOf(stepAtNanos, steps + 1);
        stepAtNanos[steps] = atNanos;
        offsetNanos = Arrays.copyOf(offsetNanos, steps + 2);
        offsetNanos[steps + 1] = offsetNanos[steps] + byNanos;
        secondToNanos = secondFromNanos;
    }

    /** What the calendar shows, or showed, at a virtual time: nanoseconds since 1970. */
    public long calendarNanos(long atNanos) {
        int steps = stepAtNanos.length;
        while (steps > 0 && stepAtNanos[steps - 1] > atNanos) {
            steps--;
        }
        return epochNanos + offsetNanos[steps] + atNanos;
    }

    /** The whole second of a virtual time, since 1970. */
    public long second(long atNanos) {
        if (atNanos < secondFromNanos || atNanos >= secondToNanos) {
            meet(atNanos);
        }
        return second;
    }

    private void meet(long atNanos) {
        long calendarNanos = calendarNanos(atNanos);
        second = Math.floorDiv(calendarNanos, SECOND);
        secondFromNanos = atNanos - Math.floorMod(calendarNanos, SECOND);
        secondToNanos = secondFromNanos + SECOND;
        for (long step : stepAtNanos) {
            if (step <= atNanos) {
                secondFromNanos = Math.max(secondFromNanos, step);
            } else {
                secondToNanos = Math.min(secondToNanos, step);
            }
        }
    }

    /** When a timer asked for at {@code atNanos} for {@code delayNanos} is due, in calendar nanoseconds. */
    long due(long atNanos, long delayNanos) {
        return (ideal ? calendarNanos(atNanos) : second(atNanos) * SECOND) + delayNanos;
    }

    /** Whether a timer is due in the turn that begins at {@code atNanos}. */
    boolean isDue(long dueCalendarNanos, long atNanos) {
        return dueCalendarNanos <= (ideal ? calendarNanos(atNanos) : second(atNanos) * SECOND);
    }

    /** The virtual time at which a sleep that begins at {@code atNanos} ends by itself. */
    long wake(long dueCalendarNanos, long atNanos) {
        if (ideal) {
            return Math.max(atNanos, atNanos + dueCalendarNanos - calendarNanos(atNanos));
        }
        long wait = Math.max(0, dueCalendarNanos - second(atNanos) * SECOND);
        return atNanos + wait + Math.min(wait / 1000 * slackPerMille, slackLimitNanos);
    }
}
