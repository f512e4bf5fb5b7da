package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.language.Corner;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.language.ShippedProfiles;
import org.qmgrsim.scenario.language.ShippedProfiles.Profile;
import org.qmgrsim.scenario.language.Weight;
import org.qmgrsim.scenario.load.RateCurve;

/** Rates that change: by the clock, as profiles say it, and from one time to another. */
final class ProfileReader {
    private static final int HOURS = 24;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final @Nullable Item own;
    private final Calendar calendar;
    private final List<Problem> problems;

    ProfileReader(Item scenario, Calendar calendar, List<Problem> problems) {
        this.own = scenario.find("profiles");
        this.calendar = calendar;
        this.problems = problems;
        if (own != null) {
            own.fields().values().forEach(profile -> read("", profile)); // for what is wrong in those that nobody names
        }
    }

    /**
     * The rate under a profile.
     *
     * @param perSecond its mean on a day of full weight
     * @return null if the profile is bad, which is a problem
     */
    @Nullable
    RateCurve curve(Item profile, double perSecond) {
        Profile read = profile.isValue() ? named(profile) : read("", profile);
        if (read == null) {
            return null;
        }
        double mean = sum(read.hours()) / HOURS;
        double[] rates = new double[HOURS * DAYS.size()];
        for (int hour = 0; hour < rates.length; hour++) {
            rates[hour] = perSecond
                    * read.hours().get(hour % HOURS)
                    / mean
                    * read.days().get(hour / HOURS);
        }
        return RateCurve.again(calendar.weekBeginNanos(), Calendar.HOUR, rates);
    }

    private @Nullable Profile named(Item profile) {
        String name = profile.as(String.class);
        Item mine = own == null ? null : own.find(name);
        Profile found = mine != null ? read(name, mine) : ShippedProfiles.find(name);
        if (found == null && mine == null) {
            List<String> known = new ArrayList<>(
                    ShippedProfiles.all().stream().map(Profile::name).toList());
            if (own != null) {
                known.addAll(own.fields().keySet());
            }
            String nearest = Nearest.of(name, known);
            problems.add(Problem.error(
                    profile.at(),
                    "there is no profile \"" + name + "\"",
                    nearest != null
                            ? "did you mean \"" + nearest + "\"?"
                            : "there are: " + String.join(", ", known) + "; your own stand under profiles"));
        }
        return found;
    }

    private @Nullable Profile read(String name, Item profile) {
        List<Double> hours = Collections.nCopies(HOURS, 1.0);
        Item given = profile.find("hours");
        if (given != null) {
            hours = given.elements().stream()
                    .map(hour -> hour.as(Weight.class).value())
                    .toList();
            if (hours.size() != HOURS) {
                problems.add(Problem.error(
                        given.at(),
                        "hours: found " + hours.size() + " weights, not " + HOURS,
                        "write one for each hour, from midnight on"));
                return null;
            }
        }
        List<Double> days = days(profile.find("days"));
        if (sum(hours) == 0 || sum(days) == 0) {
            Item nothing = sum(hours) == 0 ? given : profile.find("days");
            problems.add(Problem.error(
                    (nothing == null ? profile : nothing).at(),
                    "all weights are 0",
                    "give at least one of them a weight, or leave the source out"));
            return null;
        }
        return new Profile(name, "", hours, days);
    }

    private static List<Double> days(@Nullable Item given) {
        List<Double> days = new ArrayList<>();
        for (String day : DAYS) {
            Weight weight = given == null ? null : given.find(day, Weight.class);
            days.add(weight == null ? 1.0 : weight.value());
        }
        return days;
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().flatMapToDouble(DoubleStream::of).sum();
    }

    /** The rate of which the corners are given; null if there is none, or if they are bad, which is a problem. */
    @Nullable
    RateCurve curve(Item corners) {
        List<RateCurve.Corner> all = new ArrayList<>();
        int before = problems.size();
        for (Item item : corners.elements()) {
            Corner corner = item.as(Corner.class);
            if (all.isEmpty() && corner.ramp()) {
                problems.add(Problem.error(
                        item.at(),
                        "a ramp that begins nowhere",
                        "write first from when on which rate holds, such as 0s 2/min"));
            } else if (!all.isEmpty()
                    && Times.virtual(corner.atNanos())
                            <= all.get(all.size() - 1).atNanos()) {
                problems.add(Problem.error(
                        item.at(), "this is not after the time before it", "write times in their order, each once"));
            } else {
                all.add(new RateCurve.Corner(Times.virtual(corner.atNanos()), corner.perSecond(), corner.ramp()));
            }
        }
        return all.isEmpty() || problems.size() > before ? null : RateCurve.through(all);
    }
}
