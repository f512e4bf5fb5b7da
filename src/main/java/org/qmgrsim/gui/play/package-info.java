/**
 * What the window knows, without a toolkit: a computed run, a playhead that moves over it, what is selected, what was changed.
 * Nothing here decides how Postfix behaves, and nothing computes a statistic: it looks into journals.
 */
@NullMarked
package org.qmgrsim.gui.play;

import org.jspecify.annotations.NullMarked;
