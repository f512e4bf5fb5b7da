package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One choice for each factor of a design, in the order of the factors. */
public record Point(List<Level> levels) {
    /** Takes a copy of the list. */
    public Point {
        levels = List.copyOf(levels);
    }

    /** All settings, in order. */
    public List<Setting> settings() {
        return levels.stream().flatMap(level -> level.settings().stream()).toList();
    }

    /** The labels of the levels. */
    public List<String> labels() {
        return levels.stream().map(Level::label).toList();
    }

    /** Whether the levels have these labels, in order. */
    public boolean hasLabels(String... labels) {
        return labels().equals(List.of(labels));
    }

    /** The same with another level of one factor. */
    public Point with(int factor, Level level) {
        List<Level> changed = new ArrayList<>(levels);
        changed.set(factor, level);
        return new Point(changed);
    }

    @Override
    public String toString() {
        return levels.stream().map(Level::label).collect(Collectors.joining(", "));
    }
}
