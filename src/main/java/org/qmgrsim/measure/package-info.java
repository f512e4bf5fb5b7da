/**
 * Streaming statistics over a journal: the life of each message as named waits, latencies, survival.
 * Readers only; none of them changes a run.
 * Formats nothing.
 */
@NullMarked
package org.qmgrsim.measure;

import org.jspecify.annotations.NullMarked;
