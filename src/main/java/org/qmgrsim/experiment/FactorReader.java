package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.language.Item;

/** Reads factors and their levels. */
final class FactorReader {
    private final List<Problem> problems;

    FactorReader(List<Problem> problems) {
        this.problems = problems;
    }

    List<Factor> factors(@Nullable Item item) {
        List<Factor> factors = new ArrayList<>();
        if (item != null) {
            item.fields().forEach((name, of) -> factors.add(factor(name, of)));
            if (factors.isEmpty()) {
                problems.add(Problem.error(item.at(), "no factor", "such as factors: { qmgr/unix/wakeup: [60, 300] }"));
            }
        }
        factors.removeIf(factor -> factor.levels().isEmpty());
        return factors;
    }

    private Factor factor(String name, Item item) {
        if (item.isValue()) {
            return range(name, item);
        }
        List<Level> levels = new ArrayList<>();
        if (item.fields().isEmpty()) {
            for (Item value : item.elements()) {
                if (value.isValue()) {
                    levels.add(level(name, item.keyAt(), value));
                }
            }
        } else {
            for (Map.Entry<String, Item> level : item.fields().entrySet()) {
                levels.add(new Level(level.getKey(), settings(level.getValue())));
            }
        }
        Set<String> labels = new HashSet<>();
        levels.stream()
                .filter(level -> !labels.add(level.label()))
                .forEach(level -> problems.add(Problem.error(
                        item.at(),
                        "factor \"" + name + "\" has the level \"" + level.label() + "\" twice",
                        "remove one")));
        if (levels.isEmpty()) {
            problems.add(Problem.error(
                    item.at(), "factor \"" + name + "\" has no levels", "such as " + name + ": [60s, 300s]"));
        }
        return new Factor(name, item.keyAt(), levels, null);
    }

    private static Level level(String name, Position nameAt, Item value) {
        String text = value.as(String.class);
        return new Level(text, List.of(new Setting(value.at(), nameAt, name + "=" + text)));
    }

    private Factor range(String name, Item item) {
        Range range = Range.of(item.as(String.class));
        if (range == null) {
            problems.add(Problem.error(
                    item.at(),
                    "factor \"" + name + "\": found \"" + item.as(String.class) + "\", not a range",
                    "write LEAST to GREATEST of one unit, such as 10s to 1000s, and log for equal ratios (above 0)"));
            return new Factor(name, item.keyAt(), List.of(), null);
        }
        Factor bare = new Factor(name, item.keyAt(), List.of(), range);
        return new Factor(
                name,
                item.keyAt(),
                List.of(bare.level(range.at(0), item.at()), bare.level(range.at(1), item.at())),
                range);
    }

    List<Setting> settings(@Nullable Item item) {
        List<Setting> settings = new ArrayList<>();
        if (item != null) {
            for (Item element : item.elements()) {
                settings.add(new Setting(element.at(), null, element.as(String.class)));
            }
        }
        return settings;
    }
}
