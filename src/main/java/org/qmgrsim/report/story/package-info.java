/**
 * The life of one message in sentences: what it waited for, what ended each wait, and which parameter governs that. Each
 * sentence stands on facts of the journal; nothing is guessed. English and Japanese.
 */
@NullMarked
package org.qmgrsim.report.story;

import org.jspecify.annotations.NullMarked;
