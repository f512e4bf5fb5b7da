package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.config.Position;

/**
 * Searches one factor by bisection for the last setting that meets a goal, on the assumption that once it is missed it stays
 * missed. All decisions of a search share one budget of error. Settings that the runs do not decide count as neither.
 *
 * @see "R. Nowak 2011, The geometry of generalized binary search, IEEE Trans. Inf. Theory 57(12) (noisy bisection)"
 */
final class Finder {
    private static final Position FOUND = new Position("find", 1, 1);
    private static final int STEPS = 100;
    private static final int MOST_SETTINGS = 1_000_000;

    private final Design design;
    private final Search search;
    private final Sampler sampler;
    private final Judge judge;
    private final List<Level> settings;
    private final Map<Point, Integer> runs = new LinkedHashMap<>();
    private final Map<Point, Verdict.Outcome> outcomes = new LinkedHashMap<>();

    Finder(Design design, Search search, Sampler sampler) {
        this.design = design;
        this.search = search;
        this.sampler = sampler;
        this.judge = new Judge(sampler);
        this.settings = settings(design.factors().get(search.factor()), search);
    }

    /** The settings in the order in which they stop to meet the goal. */
    private static List<Level> settings(Factor factor, Search search) {
        List<Level> settings = new ArrayList<>(factor.levels());
        Range range = factor.range();
        if (range != null) {
            double width = range.greatest().number() - range.least().number();
            double steps = search.within() == 0 ? STEPS : Math.min(MOST_SETTINGS, Math.ceil(width / search.within()));
            settings.clear();
            for (int i = 0; i <= steps; i++) {
                Level level = factor.level(range.at(i / steps), FOUND);
                if (settings.isEmpty()
                        || !settings.get(settings.size() - 1).label().equals(level.label())) {
                    settings.add(level);
                }
            }
        }
        if (!search.largest()) {
            java.util.Collections.reverse(settings);
        }
        return settings;
    }

    /** How many settings a search can try at most. */
    private int budget() {
        return 2 * (32 - Integer.numberOfLeadingZeros(settings.size())) + 2;
    }

    /** Searches at every combination of the other factors. */
    List<Finding> find(List<Point> bases) {
        List<Finding> findings = new ArrayList<>();
        bases.forEach(base -> findings.add(find(base)));
        return findings;
    }

    private Finding find(Point base) {
        int before = runs.size();
        int last = settings.size() - 1;
        // the greatest number that passes, with what is undecided on the wrong side
        int pass = lastThat(base, 0, last, Verdict.Outcome.PASS);
        // the smallest number that fails, with what is undecided on the right side
        int fail = firstThat(base, pass + 1, last);
        return new Finding(
                base,
                pass < 0 ? null : at(base, pass),
                fail > last ? null : at(base, fail),
                pass == last,
                Math.max(0, fail - pass - 1),
                runs.size() - before);
    }

    private Point at(Point base, int setting) {
        return base.with(search.factor(), settings.get(setting));
    }

    private int lastThat(Point base, int from, int to, Verdict.Outcome outcome) {
        if (outcome(base, from) != outcome) {
            return from - 1;
        }
        int good = from;
        int bad = outcome(base, to) == outcome ? to + 1 : to;
        good = bad > to ? to : good;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            if (outcome(base, middle) == outcome) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private int firstThat(Point base, int from, int to) {
        if (from > to || outcome(base, to) != Verdict.Outcome.FAIL) {
            return to + 1;
        }
        int fail = to;
        int other = from - 1;
        while (fail - other > 1) {
            int middle = (fail + other) >>> 1;
            if (outcome(base, middle) == Verdict.Outcome.FAIL) {
                fail = middle;
            } else {
                other = middle;
            }
        }
        return fail;
    }

    private Verdict.Outcome outcome(Point base, int setting) {
        Point point = at(base, setting);
        Verdict.Outcome known = outcomes.get(point);
        if (known != null) {
            return known;
        }
        Map<Point, Integer> one = sampler.sample(List.of(point));
        Assertion goal = search.goal();
        Assertion shared = new Assertion(
                goal.text(),
                goal.measure(),
                goal.below(),
                goal.limit(),
                1 - (1 - goal.confidence()) / budget(),
                Place.ALL);
        Verdict.Outcome outcome = judge.judge(List.of(shared), one).get(0).outcome();
        runs.putAll(one);
        outcomes.put(point, outcome);
        return outcome;
    }

    /** All points that were tried, by the order of the settings, with their numbers of runs. */
    Map<Point, Integer> tried() {
        List<String> order = settings.stream().map(Level::label).toList();
        List<Point> points = new ArrayList<>(runs.keySet());
        points.sort(java.util.Comparator.comparingInt(this::ofOthers)
                .thenComparingInt(point ->
                        order.indexOf(point.levels().get(search.factor()).label())));
        Map<Point, Integer> sorted = new LinkedHashMap<>();
        points.forEach(point -> sorted.put(point, runs.getOrDefault(point, 0)));
        return sorted;
    }

    private int ofOthers(Point point) {
        List<Point> bases = design.points();
        for (int i = 0; i < bases.size(); i++) {
            if (bases.get(i)
                    .with(search.factor(), settings.get(0))
                    .equals(point.with(search.factor(), settings.get(0)))) {
                return i;
            }
        }
        return bases.size();
    }
}
