package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.language.ExperimentLanguage;
import org.qmgrsim.scenario.language.Item;

/** Reads what an experiment measures and what it is after. */
final class GoalReader {
    private final List<Factor> factors;
    private final PlaceReader places;
    private final double confidence;
    private final List<Problem> problems;

    GoalReader(List<Factor> factors, PlaceReader places, double confidence, List<Problem> problems) {
        this.factors = factors;
        this.places = places;
        this.confidence = confidence;
        this.problems = problems;
    }

    private @Nullable Measure measure(Item item) {
        return MeasureReader.read(item.as(String.class), item.at(), problems);
    }

    List<Measure> measures(Item root) {
        List<Measure> measures = new ArrayList<>();
        Item item = root.find("measures");
        if (item != null) {
            for (Item each : item.elements()) {
                Measure measure = measure(each);
                if (measure != null) {
                    measures.add(measure);
                }
            }
        }
        return measures;
    }

    /** All that has to be measured, those that are asked for first; the usual ones if nothing is. */
    List<Measure> all(
            List<Measure> asked,
            List<Assertion> assertions,
            List<Beside> beside,
            @Nullable Search search,
            @Nullable CliffMap map,
            Replications replications,
            @Nullable Steady steady) {
        Set<Measure> all = new LinkedHashSet<>(asked);
        if (search != null) {
            all.add(search.goal().measure());
        }
        if (map != null) {
            all.add(map.of());
        }
        assertions.forEach(assertion -> all.add(assertion.measure()));
        beside.forEach(each -> all.add(each.measure()));
        replications.precision().forEach(precision -> all.add(precision.measure()));
        if (steady != null) {
            all.add(new Measure.OfDelays("mean(" + steady.of() + ")", Measure.Statistic.MEAN, 0, steady.of()));
        }
        if (all.isEmpty()) {
            for (String usual : List.of("mean(arrival→removed)", "p50(arrival→removed)", "p99(arrival→removed)")) {
                Measure measure = MeasureReader.read(usual, new Position("usual", 1, 1), problems);
                if (measure != null) {
                    all.add(measure);
                }
            }
        }
        return List.copyOf(all);
    }

    List<Assertion> assertions(@Nullable Item item) {
        List<Assertion> assertions = new ArrayList<>();
        if (item != null) {
            for (Item each : item.elements()) {
                Item that = each.isValue() ? each : each.find("that");
                Assertion assertion = that == null
                        ? null
                        : Assertion.read(
                                that.as(String.class),
                                confidence,
                                each.isValue() ? Place.ALL : places.place(each.find("at")),
                                that.at(),
                                problems);
                if (assertion != null) {
                    assertions.add(assertion);
                }
            }
        }
        return assertions;
    }

    List<Beside> beside(@Nullable Item item) {
        List<Beside> beside = new ArrayList<>();
        if (item != null) {
            for (Item each : item.elements()) {
                Item of = each.find("of");
                Measure measure = of == null ? null : measure(of);
                String theory = text(each, "theory");
                Item formula = each.find("theory");
                if (formula != null) {
                    checkFormula(theory, formula);
                }
                if (measure != null) {
                    beside.add(new Beside(
                            measure,
                            places.place(each.find("at")),
                            theory,
                            text(each, "published"),
                            text(each, "because")));
                }
            }
        }
        return beside;
    }

    private static String text(Item item, String key) {
        String text = item.find(key, String.class);
        return text == null ? "" : text.strip();
    }

    private void checkFormula(String text, Item at) {
        try {
            for (String name : Formula.names(text)) {
                if (name.startsWith("[")) {
                    places.factor(name.substring(1, name.length() - 1), at);
                } else {
                    MeasureReader.read(name.substring(1, name.length() - 1), at.at(), problems);
                }
            }
        } catch (Formula.Bad bad) {
            problems.add(Problem.error(
                    at.at(),
                    "\"" + text + "\" is no formula: " + bad.getMessage(),
                    "such as [qmgr/unix/wakeup] / 2, or {throughput} * {mean(active→delivered)}"));
        }
    }

    @Nullable
    Search search(@Nullable Item item) {
        Item name = item == null ? null : item.find("factor");
        Item goal = item == null ? null : item.find("so_that");
        if (item == null || name == null || goal == null) {
            return null;
        }
        int factor = places.factor(name.as(String.class), name);
        Assertion wanted = Assertion.read(goal.as(String.class), confidence, Place.ALL, goal.at(), problems);
        if (factor < 0 || wanted == null) {
            return null;
        }
        Item within = item.find("within");
        Amount step = within == null ? null : Amount.of(within.as(String.class));
        Range range = factors.get(factor).range();
        if (within != null
                && (step == null
                        || range == null
                        || !step.unit().equals(range.least().unit()))) {
            problems.add(Problem.error(
                    within.at(),
                    "found \"" + within.as(String.class) + "\", not a distance in the unit of the range",
                    "such as within: 1s for a range from 10s to 1000s"));
        }
        if (!factors.get(factor).isNumeric()) {
            problems.add(Problem.error(
                    name.at(),
                    "factor \"" + name.as(String.class) + "\" cannot be searched: its levels are no numbers",
                    "give it a range, or levels that are numbers, in order"));
            return null;
        }
        return new Search(
                factor, "largest".equals(item.find("want", String.class)), wanted, step == null ? 0 : step.number());
    }

    @Nullable
    CliffMap map(@Nullable Item item) {
        Item of = item == null ? null : item.find("of");
        Measure measure = of == null ? null : measure(of);
        if (item == null || measure == null) {
            return null;
        }
        if (factors.size() != 2 || !factors.stream().allMatch(Factor::isNumeric)) {
            problems.add(Problem.error(
                    item.at(),
                    "a cliff map needs two factors whose levels are numbers",
                    "leave the map out, or the others"));
            return null;
        }
        return new CliffMap(measure, Integer.parseInt(item.get("refine", String.class)));
    }

    Replications replications(Item root) {
        String[] numbers = root.get("replications", String.class).split(" to ");
        int least = Integer.parseInt(numbers[0]);
        int most = Integer.parseInt(numbers[numbers.length - 1]);
        List<Replications.Precision> precision = new ArrayList<>();
        Item asked = root.find("precision");
        for (Map.Entry<String, Item> each : DesignFile.fields(asked).entrySet()) {
            Item value = each.getValue();
            Measure measure = MeasureReader.read(each.getKey(), value.keyAt(), problems);
            Amount amount = Amount.of(value.as(String.class));
            if (amount == null || amount.number() <= 0) {
                problems.add(Problem.error(
                        value.at(), "found \"" + value.as(String.class) + "\", not a half-width", "such as 5% or 2s"));
            } else if (measure != null) {
                precision.add(new Replications.Precision(
                        measure, amount.base(), amount.unit().equals("%")));
            }
        }
        Item given = root.find("replications");
        Position at = given == null ? root.at() : given.at();
        if (least > most) {
            problems.add(Problem.error(
                    at, "replications: at least " + least + ", at most " + most, "write the smaller first"));
        }
        if (asked != null && least == most) {
            problems.add(Problem.error(
                    at,
                    "a precision is asked for, but the number of runs is fixed",
                    "such as replications: 10 to 200"));
        }
        boolean decides = root.find("assert") != null || root.find("find") != null;
        if (asked == null && !decides && least != most) {
            problems.add(Problem.error(
                    at,
                    "replications from " + least + " to " + most + " without anything to stop at",
                    "add precision: { \"mean(arrival→removed)\": 5% }"));
        }
        if (asked != null && least < 5) {
            problems.add(
                    Problem.error(at, "a precision is judged from at least 5 runs, not " + least, "such as 10 to 200"));
        }
        return new Replications(least, Math.max(least, most), precision);
    }

    @Nullable
    Steady steady(@Nullable Item item) {
        Item of = item == null ? null : item.find("of");
        Measure measure = of == null ? null : measure(of);
        if (item == null || of == null || measure == null) {
            return null;
        }
        if (!(measure instanceof Measure.OfDelays delays) || delays.statistic() != Measure.Statistic.MEAN) {
            problems.add(Problem.error(
                    of.at(), "the course of " + measure.text() + " cannot be followed", "write a mean of delays"));
            return null;
        }
        String warmUp = item.get("warm_up", String.class);
        return new Steady(
                delays.delays(),
                warmUp.equals("auto") ? null : ExperimentLanguage.nanos(warmUp),
                item.find("step", Long.class));
    }
}
