package org.qmgrsim.experiment;

import java.util.List;

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
}
