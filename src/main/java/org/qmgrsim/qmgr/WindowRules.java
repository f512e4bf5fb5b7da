package org.qmgrsim.qmgr;

import org.qmgrsim.config.Feedback;

/**
 * How the windows of one transport's destinations move.
 *
 * @param limit largest window; 0 is no limit
 * @param initial window of a new destination, not above the limit
 * @param positive growth for a delivery without failure of the destination
 * @param negative shrinking for a failure of the destination
 * @param cohortLimit pseudo-cohorts of failures in a row that kill; 0 is never
 */
record WindowRules(int limit, int initial, Feedback positive, Feedback negative, int cohortLimit) {}
