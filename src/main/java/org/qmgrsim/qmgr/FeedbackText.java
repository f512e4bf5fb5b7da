package org.qmgrsim.qmgr;

/**
 * A feedback parameter as configured.
 *
 * @param parameter the name that a warning shows: the transport's own parameter if its text differs from the default's,
 *     else the {@code default_…} one
 * @param text the value as written
 */
record FeedbackText(String parameter, String text) {}
