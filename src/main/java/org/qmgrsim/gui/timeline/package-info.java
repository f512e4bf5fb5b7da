/** The timeline: time as a place, in lanes, in as much detail as there is room for. */
@NullMarked
package org.qmgrsim.gui.timeline;

import org.jspecify.annotations.NullMarked;
