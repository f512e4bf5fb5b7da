package org.qmgrsim.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One choice for a factor.
 *
 * @param label for people
 * @param settings what it sets; empty: the base scenario as it is
 */
public record Level(String label, List<Setting> settings) {
    /** Takes a copy of the list. */
    public Level {
        settings = List.copyOf(settings);
    }

    /** The number that the label is, or that its only setting sets; null if there is none. */
    public @Nullable Amount amount() {
        Amount ofLabel = Amount.of(label);
        return ofLabel != null || settings.size() != 1
                ? ofLabel
                : Amount.of(settings.get(0).value());
    }
}
