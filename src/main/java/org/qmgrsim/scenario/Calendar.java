package org.qmgrsim.scenario;

import org.qmgrsim.kernel.WallClock;

/**
 * Where virtual time stands in the week.
 *
 * @param epochCalendarNanos calendar time of virtual time 0, in nanoseconds since 1970
 * @param offsetSeconds of the zone, east of Greenwich
 */
record Calendar(long epochCalendarNanos, int offsetSeconds) {
    static final long HOUR = 3_600 * WallClock.SECOND;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    /** 1970 began on a Thursday. */
    private static final long FIRST_MONDAY = 4 * DAY;

    /** Virtual time at which the week of virtual time 0 began, Monday at midnight: negative, or 0. */
    long weekBeginNanos() {
        return -Math.floorMod(epochCalendarNanos + offsetSeconds * WallClock.SECOND - FIRST_MONDAY, WEEK);
    }
}
