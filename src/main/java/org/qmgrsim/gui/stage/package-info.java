/** The live picture of the system: what is drawn of an instant of a run, where, and in how much detail when it gets crowded. */
@NullMarked
package org.qmgrsim.gui.stage;

import org.jspecify.annotations.NullMarked;
