/** The words of the window in both languages, and how times and numbers are written. */
@NullMarked
package org.qmgrsim.gui.text;

import org.jspecify.annotations.NullMarked;
