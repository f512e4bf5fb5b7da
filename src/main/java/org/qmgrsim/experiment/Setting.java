package org.qmgrsim.experiment;

import org.qmgrsim.config.Position;

/**
 * One value that a level sets over the base scenario.
 *
 * @param at where the design says so
 * @param text {@code key=value}
 */
public record Setting(Position at, String text) {}
