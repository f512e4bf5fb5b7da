/** The right side of the window: what is selected and why it is so, and what comes next. */
@NullMarked
package org.qmgrsim.gui.inspector;

import org.jspecify.annotations.NullMarked;
