package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Behaviour;
import org.qmgrsim.agents.remote.Outage;
import org.qmgrsim.agents.remote.Outage.Looks;
import org.qmgrsim.agents.remote.Schedule;
import org.qmgrsim.agents.remote.Schedule.Period;
import org.qmgrsim.config.Problem;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.scenario.language.Item;

/** When a host is down, as a scenario says it. */
final class OutageReader {
    private final MeasuredTimes measured;
    private final Times times;
    private final List<Problem> problems;

    OutageReader(MeasuredTimes measured, Times times, List<Problem> problems) {
        this.measured = measured;
        this.times = times;
        this.problems = problems;
    }

    private record Said(Period period, Item entry) {}

    /** Adds the outages to a behaviour. */
    Behaviour add(Behaviour behaviour, @Nullable Item given) {
        Behaviour all = behaviour;
        List<Item> entries = given == null ? List.of() : given.elements();
        List<Said> periods = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Item entry = entries.get(i);
            all = all.with(new Outage(schedule(entry, i, periods), looks(entry), losesSessions(entry)));
        }
        warnOfOverlap(periods);
        return all;
    }

    private Schedule schedule(Item entry, int number, List<Said> periods) {
        long from = times.at(entry, "from");
        Law up = entry.find("up", Law.class);
        Law down = entry.find("down", Law.class);
        Item file = entry.find("file");
        if (up != null && down != null) {
            return new Schedule.UpAndDown(from, up, down, number);
        } else if (file != null) {
            return new Schedule.Listed(measured.periods(file));
        }
        Item until = entry.find("until");
        long end = until == null ? Long.MAX_VALUE : Times.virtual(until.as(Long.class));
        if (until != null && end <= from) {
            problems.add(Problem.error(until.at(), "the outage ends before it begins", "write an until after from"));
            return new Schedule.Listed(List.of());
        }
        Period period = new Period(from, end);
        periods.add(new Said(period, entry));
        return new Schedule.Listed(List.of(period));
    }

    /** Two outages at once are no contradiction, but what is seen is the first one only. */
    private void warnOfOverlap(List<Said> said) {
        List<Said> sorted = new ArrayList<>(said);
        sorted.sort(Comparator.comparingLong(each -> each.period().fromNanos()));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).period().fromNanos() < sorted.get(i - 1).period().untilNanos()) {
                problems.add(Problem.warning(
                        sorted.get(i).entry().at(),
                        "this outage begins before another one ends",
                        "while both last, the one that stands first in the file is seen"));
            }
        }
    }

    private static Looks looks(Item entry) {
        String looks = entry.get("looks", String.class);
        return looks.equals("421") ? Looks.CLOSED : Looks.valueOf(looks.toUpperCase(Locale.ROOT));
    }

    private static boolean losesSessions(Item entry) {
        return entry.get("sessions", String.class).equals("lost");
    }
}
