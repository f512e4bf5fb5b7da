package org.qmgrsim.scenario.language;

/**
 * So many within any stretch of time.
 *
 * @param count from 1
 * @param withinNanos above 0
 */
public record Allowance(int count, long withinNanos) {}
