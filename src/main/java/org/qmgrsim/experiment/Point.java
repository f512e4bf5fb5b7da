package org.qmgrsim.experiment;

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

    /** Whether the levels have these labels, in order. */
    public boolean hasLabels(String... labels) {
        return levels.stream().map(Level::label).toList().equals(List.of(labels));
    }

    @Override
    public String toString() {
        return levels.stream().map(Level::label).collect(Collectors.joining(", "));
    }
}
