package org.qmgrsim.gui;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window begins with.
 *
 * @param scenario what to open; null: nothing yet
 * @param sets settings over it, as for {@code --set}
 * @param seed in place of that of the scenario
 * @param program the version of qmgrsim
 */
public record Start(
        @Nullable Path scenario,
        List<String> sets,
        @Nullable Long seed,
        String program) {
    /** Takes a copy of the list. */
    public Start {
        sets = List.copyOf(sets);
    }
}
