/**
 * What happened: the facts that a run makes, their numbers and links, their fingerprint and saved form.
 * The only way out of the model; every log, measure and chart reads a journal and nothing else.
 * Decides nothing and formats nothing.
 */
@NullMarked
package org.qmgrsim.journal;

import org.jspecify.annotations.NullMarked;
