package org.qmgrsim.lesson;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a lesson.
 *
 * @param text what is told first
 * @param scenario what is run; null: the step only tells
 * @param sets all settings that hold now, those of the steps before included
 * @param changed those of this step
 * @param look where to look; empty: everywhere
 * @param question what is asked before the run; null: nothing
 * @param values measures by the names that {@code after} has for them
 * @param after what is told after the run; null: nothing
 */
public record Step(
        Words text,
        @Nullable Path scenario,
        List<String> sets,
        List<String> changed,
        String look,
        @Nullable Question question,
        Map<String, Probe> values,
        @Nullable Words after) {
    /** Takes copies. */
    public Step {
        sets = List.copyOf(sets);
        changed = List.copyOf(changed);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
