package org.qmgrsim.experiment;

import org.jspecify.annotations.Nullable;

/**
 * What a search found at one combination of the other factors.
 *
 * @param base the combination; its level of the searched factor means nothing
 * @param best the setting that is wanted; null if no setting is known to meet the goal
 * @param next the nearest setting that is known to miss it; null if none is
 * @param limit whether {@code best} is the end of the range, so that there may be better ones beyond
 * @param undecided how many settings between the two the runs do not decide, or were not tried
 */
public record Finding(
        Point base, @Nullable Point best, @Nullable Point next, boolean limit, int undecided, int tried) {}
