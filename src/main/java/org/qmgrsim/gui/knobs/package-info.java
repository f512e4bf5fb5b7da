/**
 * What can be changed: the settings that matter for a scenario first, all others by search, and acts at the playhead. Every
 * change is a setting in the words of {@code --set}.
 */
@NullMarked
package org.qmgrsim.gui.knobs;

import org.jspecify.annotations.NullMarked;
