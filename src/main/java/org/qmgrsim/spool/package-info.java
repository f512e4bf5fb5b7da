/**
 * The queue file system: directories, queue files, modes, modification times, locks and queue IDs.
 * The only room that emits facts about files.
 * Does not know who moves a file, or why.
 */
@NullMarked
package org.qmgrsim.spool;

import org.jspecify.annotations.NullMarked;
