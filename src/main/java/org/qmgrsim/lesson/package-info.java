/**
 * Guided lessons: something is told, a prediction is asked for, a run answers it. Right answers and the numbers in texts come
 * from the run; none is stored.
 */
@NullMarked
package org.qmgrsim.lesson;

import org.jspecify.annotations.NullMarked;
