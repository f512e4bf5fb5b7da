package org.qmgrsim.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.qmgrsim.experiment.Comparison;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.Estimate;
import org.qmgrsim.experiment.Finding;
import org.qmgrsim.experiment.Measure;
import org.qmgrsim.experiment.Point;
import org.qmgrsim.experiment.PointResult;
import org.qmgrsim.experiment.Screening;
import org.qmgrsim.experiment.Setting;
import org.qmgrsim.experiment.SteadyResult;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.experiment.Verdict;
import org.qmgrsim.experiment.statistics.Interval;

/** {@code summary.json} of a study. Nothing in it depends on the day, the machine, or the number of workers. */
public final class StudyJson {
    private StudyJson() {}

    /** All of it. */
    public static ObjectNode of(StudyResult result, String version) {
        Design design = result.design();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("study", design.name());
        json.put("title", design.title());
        json.put("question", design.question());
        json.put("answer", StudyAnswer.of(result));
        json.put("seed", result.seed());
        json.put("qmgrsim", version);
        json.put("runs", result.runs());
        json.put("confidence", design.confidence());
        var points = json.putArray("points");
        for (PointResult point : result.points()) {
            ObjectNode node = points.addObject();
            ObjectNode levels = node.putObject("levels");
            levels(levels, design, point.point().labels());
            point.point().settings().stream().map(Setting::text).forEach(node.putArray("set")::add);
            node.put("runs", point.runs());
            ObjectNode measures = node.putObject("measures");
            point.estimates()
                    .forEach(estimate ->
                            put(measures.putObject(estimate.measure().text()), estimate));
        }
        var comparisons = json.putArray("comparisons");
        result.comparisons().forEach(comparison -> put(comparisons.addObject(), design, comparison));
        var verdicts = json.putArray("assertions");
        result.verdicts().forEach(verdict -> put(verdicts.addObject(), design, verdict));
        var findings = json.putArray("findings");
        for (Finding finding : result.findings()) {
            ObjectNode node = findings.addObject();
            Point best = finding.best();
            Point next = finding.next();
            if (best != null) {
                levels(node.putObject("best"), design, best.labels());
            }
            if (next != null) {
                levels(node.putObject("misses"), design, next.labels());
            }
            node.put("end_of_range", finding.limit());
            node.put("undecided", finding.undecided());
            node.put("tried", finding.tried());
        }
        Screening screening = result.screening();
        if (screening != null) {
            ObjectNode node = json.putObject("screening");
            node.put("measure", screening.measure().text());
            node.put("explained", screening.explained());
            for (Screening.Effect effect : screening.effects()) {
                ObjectNode one = node.putObject(effect.factor());
                put(one, "coefficient", effect.coefficient().value());
                put(one, "low", effect.coefficient().low());
                put(one, "high", effect.coefficient().high());
            }
        }
        var steady = json.putArray("steady_state");
        for (SteadyResult point : result.steady()) {
            ObjectNode node = steady.addObject();
            levels(node.putObject("at"), design, point.point().labels());
            node.put("warm_up_s", point.warmUpSteps() * point.stepSeconds());
            put(node, "p_drift", point.drift());
            node.put("settled", point.settled());
        }
        return json;
    }

    private static void levels(ObjectNode node, Design design, List<String> labels) {
        for (int i = 0; i < labels.size(); i++) {
            node.put(design.factors().get(i).name(), labels.get(i));
        }
    }

    private static void put(ObjectNode node, Estimate estimate) {
        put(node, estimate.measure(), estimate.interval());
        node.put("method", estimate.method());
        if (estimate.messages() > 0) {
            node.put("messages", estimate.messages());
        }
        if (estimate.atLeast()) {
            node.put("at_least", true);
        }
        if (!estimate.note().isEmpty()) {
            node.put("note", estimate.note());
        }
    }

    private static void put(ObjectNode node, Measure measure, Interval interval) {
        node.put("unit", measure.unit().name().toLowerCase(Locale.ROOT));
        put(node, "value", interval.value());
        put(node, "low", interval.low());
        put(node, "high", interval.high());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else if (Double.isInfinite(value)) {
            node.put(name, "never");
        } else {
            node.put(name, value);
        }
    }

    private static void put(ObjectNode node, Design design, Comparison comparison) {
        node.put("measure", comparison.measure().text());
        levels(node.putObject("base"), design, comparison.base().labels());
        levels(node.putObject("point"), design, comparison.point().labels());
        put(node, comparison.measure(), comparison.difference());
        put(node, "p_holm", comparison.p());
        node.put("pairs", comparison.pairs());
    }

    private static void put(ObjectNode node, Design design, Verdict verdict) {
        node.put("that", verdict.assertion().text());
        levels(node.putObject("at"), design, verdict.point().labels());
        node.put("confidence", verdict.assertion().confidence());
        node.put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT));
        put(node, verdict.assertion().measure(), verdict.interval());
        if (!verdict.why().isEmpty()) {
            node.put("note", verdict.why());
        }
    }
}
