package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.experiment.statistics.Holm;
import org.qmgrsim.experiment.statistics.Paired;

/** Every point against the base point, in all measures. */
final class Comparisons {
    private Comparisons() {}

    static List<Comparison> of(Design design, List<PointResult> results) {
        PointResult base = results.stream()
                .filter(result -> result.point().labels().equals(design.around().labels()))
                .findFirst()
                .orElse(results.get(0));
        List<Comparison> raw = new ArrayList<>();
        for (int m = 0; m < design.measures().size(); m++) {
            for (PointResult other : results) {
                if (other != base) {
                    raw.add(compare(design, m, base, other));
                }
            }
        }
        double[] adjusted = Holm.adjust(raw.stream().mapToDouble(Comparison::p).toArray());
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            comparisons.add(raw.get(i).withP(adjusted[i]));
        }
        return comparisons;
    }

    private static Comparison compare(Design design, int measure, PointResult base, PointResult other) {
        Paired pair = Paired.of(base.perRun().get(measure), other.perRun().get(measure), design.confidence());
        return new Comparison(
                design.measures().get(measure), base.point(), other.point(), pair.difference(), pair.p(), pair.pairs());
    }
}
