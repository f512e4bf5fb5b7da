/** Pictures of the window without a display: for the documentation, for tests, to be looked at. */
@NullMarked
package org.qmgrsim.gui.shots;

import org.jspecify.annotations.NullMarked;
