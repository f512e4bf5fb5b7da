package org.qmgrsim.measure;

import org.qmgrsim.journal.Wait;

/**
 * One link in the life of a message.
 *
 * @param nanos how long it lasted; of the last link of a message that is still there, until the end of the run
 */
public record WaitedFor(Wait reason, long nanos) {}
