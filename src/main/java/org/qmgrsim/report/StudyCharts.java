package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.experiment.CliffMap;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.Estimate;
import org.qmgrsim.experiment.Factor;
import org.qmgrsim.experiment.Measure;
import org.qmgrsim.experiment.PointResult;
import org.qmgrsim.experiment.Quantity;
import org.qmgrsim.experiment.Screening;
import org.qmgrsim.experiment.Search;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.measure.DelaySample;

/** The charts that suit a study, by the names of their files. */
public final class StudyCharts {
    private static final int MOST_LINES = 7;
    private static final int MOST_MEASURES = 6;
    private static final int MOST_ROWS = 40;

    private final StudyResult result;
    private final Design design;
    private final String caption;
    private final Map<String, Chart> charts = new LinkedHashMap<>();

    private StudyCharts(StudyResult result, String version) {
        this.result = result;
        this.design = result.design();
        this.caption = "qmgrsim " + version + " · " + design.name() + " · seed " + result.seed() + " · "
                + Words.count(result.runs()) + " runs · bars: intervals of "
                + EstimateWords.confidence(design.confidence());
    }

    /** All of them, in the order in which they are read. */
    public static Map<String, Chart> of(StudyResult result, String version) {
        StudyCharts charts = new StudyCharts(result, version);
        charts.draw();
        return charts.charts;
    }

    private void draw() {
        CliffMap map = design.map();
        Screening screening = result.screening();
        if (map != null) {
            charts.put(
                    "map",
                    CliffChart.of(
                            caption.replaceFirst(" · bars:.*", " · dots: points that were run"), result, map.of()));
        } else if (screening != null) {
            charts.put("tornado", tornado(screening));
        } else if (design.search() != null || design.factors().size() <= 2) {
            effects();
        } else {
            rows();
        }
        survival();
        if (!result.steady().isEmpty()) {
            charts.put("warm-up", CourseChart.of(caption, result.steady()));
        }
    }

    private List<Measure> measures() {
        return design.measures()
                .subList(0, Math.min(MOST_MEASURES, design.measures().size()));
    }

    private Chart tornado(Screening screening) {
        List<BarsChart.Row> rows = screening.effects().stream()
                .map(effect -> new BarsChart.Row(effect.factor(), effect.coefficient()))
                .toList();
        return BarsChart.of(
                "What moves " + screening.measure().text(),
                caption + " · the plane explains " + Words.share(Math.round(screening.explained() * 1000), 1000),
                "standardised regression coefficient",
                Quantity.Unit.COUNT,
                rows,
                true);
    }

    private void rows() {
        for (Measure measure : measures()) {
            List<BarsChart.Row> rows = result.points().stream()
                    .limit(MOST_ROWS)
                    .map(point -> new BarsChart.Row(
                            point.point().toString(), point.of(measure).interval()))
                    .toList();
            charts.put(
                    name(measure), BarsChart.of(measure.text(), caption, measure.text(), measure.unit(), rows, false));
        }
    }

    private static String name(Measure measure) {
        return measure.text()
                .replace("→", "-")
                .replaceAll("[^A-Za-z0-9.-]+", "-")
                .replaceAll("^-|-$", "");
    }

    /** The factor with most levels goes along the axis; each level of the other is a line. */
    private void effects() {
        Search search = design.search();
        List<Factor> factors = design.factors();
        int along = search != null ? search.factor() : levels(factors.size() - 1) >= levels(0) ? factors.size() - 1 : 0;
        List<String> levels = result.points().stream()
                .map(point -> point.point().labels().get(along))
                .distinct()
                .toList();
        Map<String, List<Estimate>> empty = new LinkedHashMap<>();
        result.points().forEach(point -> empty.put(others(point, along), List.of()));
        if (empty.size() > MOST_LINES || levels.size() > MOST_ROWS) {
            rows();
            return;
        }
        for (Measure measure : measures()) {
            List<EffectChart.Line> lines = new ArrayList<>();
            for (String other : empty.keySet()) {
                List<Estimate> estimates = new ArrayList<>();
                for (String level : levels) {
                    estimates.add(result.points().stream()
                            .filter(point -> others(point, along).equals(other)
                                    && point.point().labels().get(along).equals(level))
                            .map(point -> point.of(measure))
                            .findFirst()
                            .orElse(null));
                }
                lines.add(new EffectChart.Line(other.isEmpty() ? measure.text() : other, estimates));
            }
            charts.put(
                    name(measure),
                    EffectChart.of(caption, measure, factors.get(along).name(), levels, lines));
        }
    }

    private long levels(int factor) {
        return design.factors().get(factor).levels().size();
    }

    /** The levels of the other factors; a number is told with the name of its factor. */
    private String others(PointResult point, int along) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < design.factors().size(); i++) {
            if (i != along) {
                String label = point.point().labels().get(i);
                boolean number = point.point().levels().get(i).amount() != null;
                labels.add(number ? design.factors().get(i).name() + " " + label : label);
            }
        }
        return String.join(", ", labels);
    }

    /** Of all points if they are few; else of those that differ from the base point in the first factor alone. */
    private void survival() {
        Measure.Delays delays = design.measures().stream()
                .filter(Measure.OfDelays.class::isInstance)
                .map(measure -> ((Measure.OfDelays) measure).delays())
                .findFirst()
                .orElse(null);
        if (delays == null) {
            return;
        }
        List<String> base = design.around().labels();
        List<PointResult> shown = result.points().size() <= MOST_LINES
                ? result.points()
                : result.points().stream()
                        .filter(point ->
                                point.point().labels().subList(1, base.size()).equals(base.subList(1, base.size())))
                        .limit(MOST_LINES)
                        .toList();
        List<Curve> curves = new ArrayList<>();
        long messages = 1;
        double longest = 1;
        for (PointResult point : shown) {
            DelaySample sample = point.samples().getOrDefault(delays, new DelaySample());
            if (sample.count() > 0) {
                curves.add(new Curve(point.point().toString(), sample.survival()));
                messages = Math.max(messages, sample.count());
                longest = Math.max(longest, sample.longestSeconds());
            }
        }
        if (!curves.isEmpty()) {
            charts.put(
                    "survival",
                    SurvivalChart.of(
                            "Share of messages that still wait",
                            caption,
                            delays.toString(),
                            List.of(new SurvivalChart.Panel("", curves, 0)),
                            Math.pow(10, Math.ceil(Math.log10(longest * 1.5))),
                            (int) Math.min(Integer.MAX_VALUE, messages)));
        }
    }
}
