/** The mail log in the window: Postfix's lines and, tinted, what no log tells; linked with the playhead both ways. */
@NullMarked
package org.qmgrsim.gui.log;

import org.jspecify.annotations.NullMarked;
