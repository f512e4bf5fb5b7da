package org.qmgrsim.journal.view;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Wait;

/**
 * A message, and what it waits for.
 *
 * @param began how it began
 * @param beganNanos when, in nanoseconds since the epoch of the run
 * @param waitsFor null once it has left, and at the very instant of its beginning
 * @param sinceFact number of the fact that began this wait, or said that it left
 * @param sinceNanos when that was
 * @param gone whether it has left the queue
 */
public record MessageState(
        int subject,
        Happening.MessageBegan began,
        long beganNanos,
        @Nullable Wait waitsFor,
        long sinceFact,
        long sinceNanos,
        boolean gone) {}
