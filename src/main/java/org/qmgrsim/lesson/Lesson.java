package org.qmgrsim.lesson;

import java.util.List;

/**
 * A lesson.
 *
 * @param name of its file, less the ending
 * @param about what one knows afterwards
 * @param minutes how long it takes
 */
public record Lesson(String name, Words title, Words about, int minutes, List<Step> steps) {
    /** Takes a copy of the list. */
    public Lesson {
        steps = List.copyOf(steps);
    }
}
