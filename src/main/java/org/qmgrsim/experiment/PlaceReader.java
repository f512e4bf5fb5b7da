package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.language.Item;

/** Reads points and sets of points, by the levels of their factors. */
final class PlaceReader {
    private final List<Factor> factors;
    private final List<Problem> problems;

    PlaceReader(List<Factor> factors, List<Problem> problems) {
        this.factors = factors;
        this.problems = problems;
    }

    /** The number of the factor; -1 if there is none, which is a problem. */
    int factor(String name, Item at) {
        List<String> names = factors.stream().map(Factor::name).toList();
        int number = names.indexOf(name);
        if (number < 0) {
            String nearest = Nearest.of(name, names);
            problems.add(Problem.error(
                    at.keyAt(),
                    "unknown factor \"" + name + "\"",
                    nearest != null
                            ? "did you mean \"" + nearest + "\"?"
                            : "the factors are: " + String.join(", ", names)));
        }
        return number;
    }

    /**
     * A point.
     *
     * @param base has the levels of factors that are not named; null: their first levels
     */
    Point point(@Nullable Item item, @Nullable Point base) {
        List<Level> levels = new ArrayList<>();
        factors.forEach(factor -> levels.add(factor.levels().get(0)));
        if (base != null) {
            levels.clear();
            levels.addAll(base.levels());
        }
        for (Map.Entry<String, Item> field : DesignFile.fields(item).entrySet()) {
            int number = factor(field.getKey(), field.getValue());
            Level level = number < 0 ? null : level(factors.get(number), field.getValue());
            if (level != null) {
                levels.set(number, level);
            }
        }
        return new Point(levels);
    }

    private @Nullable Level level(Factor factor, Item item) {
        String label = item.as(String.class);
        Level level = factor.find(label);
        if (level == null && factor.range() != null && Amount.of(label) != null) {
            return factor.level(label, item.at());
        }
        if (level == null) {
            List<String> labels = factor.levels().stream().map(Level::label).toList();
            String nearest = Nearest.of(label, labels);
            problems.add(Problem.error(
                    item.at(),
                    "factor \"" + factor.name() + "\" has no level \"" + label + "\"",
                    nearest != null
                            ? "did you mean \"" + nearest + "\"?"
                            : "its levels are: " + String.join(", ", labels)));
        }
        return level;
    }

    Place place(@Nullable Item item) {
        Map<Integer, String> labels = new LinkedHashMap<>();
        for (Map.Entry<String, Item> field : DesignFile.fields(item).entrySet()) {
            int number = factor(field.getKey(), field.getValue());
            Level level = number < 0 ? null : level(factors.get(number), field.getValue());
            if (level != null) {
                labels.put(number, level.label());
            }
        }
        return new Place(labels);
    }

    List<Place> places(@Nullable Item item) {
        List<Place> places = new ArrayList<>();
        if (item != null) {
            item.elements().forEach(place -> places.add(place(place)));
        }
        return places;
    }

    List<Condition> conditions(@Nullable Item item) {
        List<Condition> conditions = new ArrayList<>();
        if (item != null) {
            for (Item each : item.elements()) {
                Condition condition = Condition.of(each.as(String.class), factors);
                if (condition == null) {
                    problems.add(Problem.error(
                            each.at(),
                            "the left side of \"" + each.as(String.class) + "\" is no factor",
                            "the factors are: "
                                    + String.join(
                                            ", ",
                                            factors.stream().map(Factor::name).toList())));
                } else {
                    conditions.add(condition);
                }
            }
        }
        return conditions;
    }
}
