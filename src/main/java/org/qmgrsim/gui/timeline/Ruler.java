package org.qmgrsim.gui.timeline;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.text.Times;

/** Round times of the day on a stretch of a run. */
final class Ruler {
    private static final long SECOND = 1_000_000_000L;
    private static final long[] STEPS = {
        10_000L,
        20_000L,
        50_000L,
        100_000L,
        200_000L,
        500_000L,
        1_000_000L,
        2_000_000L,
        5_000_000L,
        10_000_000L,
        20_000_000L,
        50_000_000L,
        100_000_000L,
        200_000_000L,
        500_000_000L,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        30 * SECOND,
        60 * SECOND,
        120 * SECOND,
        300 * SECOND,
        600 * SECOND,
        1800 * SECOND,
        3600 * SECOND,
        7200 * SECOND,
        14_400 * SECOND,
        21_600 * SECOND,
        43_200 * SECOND,
        86_400 * SECOND,
        2 * 86_400 * SECOND,
        7 * 86_400 * SECOND
    };

    private Ruler() {}

    /** A place on the ruler. */
    record Stop(long nanos, String label) {}

    /**
     * The stops of a window.
     *
     * @param most so many labels have room
     */
    static List<Stop> stops(Computed run, TimeWindow window, int most) {
        long step = STEPS[STEPS.length - 1];
        for (long candidate : STEPS) {
            if (window.span() / candidate <= Math.max(1, most)) {
                step = candidate;
                break;
            }
        }
        List<Stop> stops = new ArrayList<>();
        long zone = run.properties().zone().getTotalSeconds() * SECOND;
        long calendar = run.properties().calendarNanos(window.fromNanos()) + zone;
        long first = Math.floorDiv(calendar + step - 1, step) * step - calendar + window.fromNanos();
        for (long at = first; at <= window.untilNanos(); at += step) {
            stops.add(new Stop(at, label(run, at, step)));
        }
        return stops;
    }

    private static String label(Computed run, long nanos, long step) {
        if (step >= 60 * SECOND) {
            return Times.minutes(run, nanos);
        } else if (step >= SECOND) {
            return Times.seconds(run, nanos);
        }
        return step >= 1_000_000L
                ? Times.millis(run, nanos).substring(3)
                : Times.micros(run, nanos).substring(6);
    }
}
