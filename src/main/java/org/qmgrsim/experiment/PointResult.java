package org.qmgrsim.experiment;

import java.util.List;
import java.util.Map;
import org.qmgrsim.measure.DelaySample;
import org.qmgrsim.measure.Stage;

/**
 * What all runs of a point showed.
 *
 * @param runs their number
 * @param estimates in the order of the design's measures
 * @param perRun by measure and run: what each run alone gives; NaN if it gives nothing, infinite if it never ended
 * @param samples all delays together
 */
public record PointResult(
        Point point,
        int runs,
        List<Estimate> estimates,
        List<double[]> perRun,
        Map<Measure.Delays, DelaySample> samples) {
    /** Takes copies of the lists. */
    public PointResult {
        estimates = List.copyOf(estimates);
        perRun = List.copyOf(perRun);
        samples = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(samples));
    }

    /** The sum over all runs of what each gives for a measure; runs that give nothing add nothing. */
    public double total(Measure measure) {
        for (int i = 0; i < estimates.size(); i++) {
            if (estimates.get(i).measure().equals(measure)) {
                return java.util.Arrays.stream(perRun.get(i))
                        .filter(value -> !Double.isNaN(value))
                        .sum();
            }
        }
        throw new IllegalArgumentException("the design does not measure " + measure.text());
    }

    /** All delays of a stage; none if they are not measured. */
    public DelaySample delays(Stage stage) {
        return samples.getOrDefault(new Measure.Delays(stage, ""), new DelaySample());
    }

    /** The estimate of a measure. */
    public Estimate of(Measure measure) {
        return estimates.stream()
                .filter(estimate -> estimate.measure().equals(measure))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the design does not measure " + measure.text()));
    }
}
