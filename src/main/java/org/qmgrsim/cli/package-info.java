/**
 * The command line: options in, exit code out.
 * Thin: every answer comes from the rooms below.
 * No stack trace passes here.
 */
@NullMarked
package org.qmgrsim.cli;

import org.jspecify.annotations.NullMarked;
