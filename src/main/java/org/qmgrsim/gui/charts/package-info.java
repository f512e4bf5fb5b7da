/** Charts that follow the playhead, A and B in the same axes. */
@NullMarked
package org.qmgrsim.gui.charts;

import org.jspecify.annotations.NullMarked;
