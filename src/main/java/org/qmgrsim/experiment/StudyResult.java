package org.qmgrsim.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.measure.Activation;

/**
 * What a study showed, point by point, in the order of the design.
 *
 * @param seed of every run
 * @param fingerprints of all runs, point by point, replication by replication
 */
public record StudyResult(Design design, long seed, List<PointResult> points, List<String> fingerprints) {
    /** Takes copies of the lists. */
    public StudyResult {
        points = List.copyOf(points);
        fingerprints = List.copyOf(fingerprints);
    }

    /** The point whose levels have these labels, in the order of the factors; null if the design has none. */
    public @Nullable Activation at(String... labels) {
        return points.stream()
                .filter(result -> result.point().hasLabels(labels))
                .map(PointResult::activation)
                .findFirst()
                .orElse(null);
    }

    /** Messages in all runs. */
    public long messages() {
        return points.stream()
                .mapToLong(result -> result.activation().messages())
                .sum();
    }
}
