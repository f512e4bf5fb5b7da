package org.qmgrsim.experiment;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;

/**
 * Something that is varied, and the choices for it.
 *
 * @param name what the levels set, unless they say so themselves
 * @param at where the design names it
 * @param levels its levels; of a range, both ends
 * @param range null for a factor with listed levels
 */
public record Factor(
        String name,
        Position at,
        List<Level> levels,
        @Nullable Range range) {
    /** Takes a copy of the list. */
    public Factor {
        levels = List.copyOf(levels);
    }

    /** The level of that label; null if there is none. */
    public @Nullable Level find(String label) {
        return levels.stream()
                .filter(level -> level.label().equals(label))
                .findFirst()
                .orElse(null);
    }

    /** A level with a value of its own. */
    public Level level(String value, Position valueAt) {
        return new Level(value, List.of(new Setting(valueAt, at, name + "=" + value)));
    }

    /** Whether every level is a number. */
    public boolean isNumeric() {
        return levels.stream().map(Level::amount).allMatch(Objects::nonNull);
    }
}
