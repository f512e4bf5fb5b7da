package org.qmgrsim.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.config.Problem;

/**
 * A scenario that was read from a file and is valid.
 *
 * @param warnings what is legal and does not mean what it looks like, by place
 * @param passedOver settings of main.cf that the model does not read, and tables that it cannot
 * @param inputs all texts that it was made of, by the names of their files, in the order in which they were read
 */
public record Loaded(Scenario scenario, List<Problem> warnings, List<String> passedOver, Map<String, String> inputs) {
    /** Takes copies of the lists and the map. */
    public Loaded {
        warnings = List.copyOf(warnings);
        passedOver = List.copyOf(passedOver);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
