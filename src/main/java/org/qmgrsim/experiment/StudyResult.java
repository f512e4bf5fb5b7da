package org.qmgrsim.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a study showed.
 *
 * @param seed of every run
 * @param points in the order of the design; of a search or a map, all that were run
 * @param comparisons of every other point with the base point
 * @param verdicts on the assertions
 */
public record StudyResult(
        Design design, long seed, List<PointResult> points, List<Comparison> comparisons, List<Verdict> verdicts) {
    /** Takes copies of the lists. */
    public StudyResult {
        points = List.copyOf(points);
        comparisons = List.copyOf(comparisons);
        verdicts = List.copyOf(verdicts);
    }

    /** The point whose levels have these labels, in the order of the factors; null if there is none. */
    public @Nullable PointResult at(String... labels) {
        return points.stream()
                .filter(result -> result.point().hasLabels(labels))
                .findFirst()
                .orElse(null);
    }

    /** Runs in all. */
    public long runs() {
        return points.stream().mapToLong(PointResult::runs).sum();
    }

    /** Whether every assertion passed. */
    public boolean passed() {
        return verdicts.stream().allMatch(verdict -> verdict.outcome() == Verdict.Outcome.PASS);
    }
}
