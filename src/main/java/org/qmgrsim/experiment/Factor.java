package org.qmgrsim.experiment;

import java.util.List;

/** Something that is varied, and the choices for it. */
public record Factor(String name, List<Level> levels) {
    /** Takes a copy of the list. */
    public Factor {
        levels = List.copyOf(levels);
    }
}
