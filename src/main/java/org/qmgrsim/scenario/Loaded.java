package org.qmgrsim.scenario;

import java.util.List;
import org.qmgrsim.config.Problem;

/**
 * A scenario that was read from a file and is valid.
 *
 * @param warnings what is legal and does not mean what it looks like, by place
 * @param passedOver settings of main.cf that the model does not read, and tables that it cannot
 */
public record Loaded(Scenario scenario, List<Problem> warnings, List<String> passedOver) {
    /** Takes copies of the lists. */
    public Loaded {
        warnings = List.copyOf(warnings);
        passedOver = List.copyOf(passedOver);
    }
}
