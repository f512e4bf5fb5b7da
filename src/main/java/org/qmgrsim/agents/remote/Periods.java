package org.qmgrsim.agents.remote;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.agents.remote.Schedule.Listed;
import org.qmgrsim.agents.remote.Schedule.Period;
import org.qmgrsim.agents.remote.Schedule.UpAndDown;
import org.qmgrsim.kernel.Purpose;
import org.qmgrsim.kernel.WallClock;

/** The periods of one host in which it is down, as far as anybody has asked. */
final class Periods {
    private static final long LEAST_NANOS = 1_000_000; // a law may give 0: time must go on

    private static final Period NO_MORE = new Period(Long.MAX_VALUE, Long.MAX_VALUE);

    private final Server server;
    private final Schedule schedule;
    private final List<Period> known = new ArrayList<>();
    private int first; // periods before this one are over: virtual time does not go back

    Periods(Server server, Schedule schedule) {
        this.server = server;
        this.schedule = schedule;
        if (schedule instanceof Listed listed) {
            known.addAll(listed.periods());
        }
    }

    /** The first period that is not over at an instant, which lies in the present or later; else one that never begins. */
    Period at(long nanos) {
        while (first < known.size() && known.get(first).untilNanos() <= server.now()) {
            first++;
        }
        for (int i = first; i < known.size() || drawNext(); i++) {
            if (known.get(i).untilNanos() > nanos) {
                return known.get(i);
            }
        }
        return NO_MORE;
    }

    private boolean drawNext() {
        if (!(schedule instanceof UpAndDown law)) {
            return false;
        }
        int count = known.size();
        long begin = count == 0 ? law.fromNanos() : known.get(count - 1).untilNanos();
        long from = begin + nanos(law.upSeconds().quantile(luck(2 * law.number(), count)));
        known.add(new Period(from, from + nanos(law.downSeconds().quantile(luck(2 * law.number() + 1, count)))));
        return true;
    }

    private double luck(int detail, int count) {
        return server.luck().uniform(Purpose.OUTAGE.code(detail), server.key(), count);
    }

    private static long nanos(double seconds) {
        return Math.max(LEAST_NANOS, (long) Math.min(seconds * WallClock.SECOND, Long.MAX_VALUE / 4.0));
    }
}
