package org.qmgrsim.spool;

/**
 * One record of a bounce or defer log.
 *
 * @param recipient whom it concerns
 * @param dsn enhanced status code
 * @param reason text
 */
public record LogRecord(String recipient, String dsn, String reason) {}
