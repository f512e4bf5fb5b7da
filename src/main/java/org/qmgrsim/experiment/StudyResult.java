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
 * @param steady of a study of a steady state, whether each point settles
 * @param findings of a search, one for each combination of the other factors
 * @param cells of a cliff map
 * @param screening of a Latin hypercube, which factors matter; null if that cannot be said
 */
public record StudyResult(
        Design design,
        long seed,
        List<PointResult> points,
        List<Comparison> comparisons,
        List<Verdict> verdicts,
        List<SteadyResult> steady,
        List<Finding> findings,
        List<Cell> cells,
        @Nullable Screening screening) {
    /** Takes copies of the lists. */
    public StudyResult {
        points = List.copyOf(points);
        comparisons = List.copyOf(comparisons);
        verdicts = List.copyOf(verdicts);
        steady = List.copyOf(steady);
        findings = List.copyOf(findings);
        cells = List.copyOf(cells);
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
