/**
 * Pictures as lists of marks: what is where, in which tone, before any toolkit comes in. Layouts make them and tests read
 * them without a window; one painter puts them on a canvas.
 */
@NullMarked
package org.qmgrsim.gui.draw;

import org.jspecify.annotations.NullMarked;
