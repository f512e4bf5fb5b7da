/**
 * The saved form of a journal: one file of columnar blocks that is written as the facts are made, and mapped to be read.
 * Any fact by its number, any instant, the life of any subject, and how many facts of a kind fall where.
 * Knows fields, not meanings: no kind of fact is treated unlike another.
 */
@NullMarked
package org.qmgrsim.journal.saved;

import org.jspecify.annotations.NullMarked;
