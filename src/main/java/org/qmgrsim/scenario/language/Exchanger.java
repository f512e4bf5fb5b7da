package org.qmgrsim.scenario.language;

/**
 * A mail exchanger of a domain.
 *
 * @param preference 0 to 65535; the lowest is tried first
 */
public record Exchanger(int preference, String host) {}
