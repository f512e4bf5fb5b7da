package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.Estimate;
import org.qmgrsim.experiment.Point;
import org.qmgrsim.experiment.PointResult;
import org.qmgrsim.experiment.StudyResult;

/** The report of a study: what was asked, what came out, how sure that is, and what to type. It becomes a web page, and Markdown. */
public final class StudyReport {
    private static final int MOST_CONFIGURATIONS = 60;
    private static final int MOST_COLUMNS = 5;

    /** A part of the report. */
    sealed interface Block {
        /** A heading. */
        record Heading(String text) implements Block {}

        /** Sentences. */
        record Words(String text, boolean isAnswer) implements Block {}

        /** A table. */
        record Rows(StudyTable table) implements Block {}

        /** A chart, by the name of its file in {@code charts/}. */
        record Picture(String name, String alternative, Chart chart) implements Block {}

        /** Lines to paste into a shell. */
        record Commands(String what, List<String> lines) implements Block {}
    }

    private final StudyResult result;
    private final Design design;
    private final List<Block> blocks = new ArrayList<>();

    private StudyReport(StudyResult result) {
        this.result = result;
        this.design = result.design();
    }

    /**
     * Puts a report together.
     *
     * @param commands by point: what to type on a machine with the shipped configuration
     * @param repeat how to repeat the study
     */
    public static StudyReport of(
            StudyResult result, Map<String, Chart> charts, Map<Point, List<String>> commands, List<String> repeat) {
        StudyReport report = new StudyReport(result);
        report.answer();
        charts.forEach((name, chart) -> report.blocks.add(new Block.Picture(name, report.alternative(name), chart)));
        report.tables();
        report.configurations(commands);
        report.methods();
        report.repeat(repeat);
        return report;
    }

    private String alternative(String name) {
        return switch (name) {
            case "survival" -> "Share of messages that still wait, by time, for each setting";
            case "tornado" -> "Standardised effect of each factor";
            case "map" -> "The measure over both factors";
            case "warm-up" -> "Mean over the time of pilot runs, with the end of the warm-up";
            default -> name + " at each setting, with intervals";
        };
    }

    private void answer() {
        blocks.add(new Block.Words(design.question(), false));
        blocks.add(new Block.Words(StudyAnswer.of(result), true));
        blocks.add(new Block.Words(
                Words.count(result.points().size()) + " settings, " + Words.count(result.runs()) + " runs, seed "
                        + result.seed() + ". In brackets stand intervals of "
                        + EstimateWords.confidence(design.confidence())
                        + "; run number i has the same luck at every setting.",
                false));
    }

    private void add(StudyTable table) {
        if (!table.rows().isEmpty()) {
            blocks.add(new Block.Heading(table.heading()));
            blocks.add(new Block.Rows(table));
        }
    }

    private void tables() {
        add(StudyTable.verdicts(result));
        add(StudyTable.findings(result));
        int measures = design.measures().size();
        for (int i = 0; i < measures; i += MOST_COLUMNS) {
            add(StudyTable.results(result, design.measures().subList(i, Math.min(measures, i + MOST_COLUMNS))));
        }
        add(StudyTable.beside(result));
        add(StudyTable.steady(result));
        add(StudyTable.comparisons(result));
        add(StudyTable.notes(result));
    }

    private void configurations(Map<Point, List<String>> commands) {
        blocks.add(new Block.Heading("Configuration"));
        blocks.add(new Block.Words(
                "What turns the configuration that Postfix ships into that of each setting, to be typed on the machine itself.",
                false));
        Map<List<String>, List<String>> pointsByCommands = new LinkedHashMap<>();
        for (PointResult point : result.points()) {
            List<String> lines = commands.getOrDefault(point.point(), List.of());
            pointsByCommands.computeIfAbsent(lines, any -> new ArrayList<>()).add("(" + point.point() + ")");
        }
        pointsByCommands.entrySet().stream().limit(MOST_CONFIGURATIONS).forEach(entry -> {
            boolean none = entry.getKey().isEmpty();
            blocks.add(new Block.Commands(
                    String.join(" ", entry.getValue()) + (none ? ": the shipped configuration" : ""), entry.getKey()));
        });
    }

    private void methods() {
        blocks.add(new Block.Heading("Methods"));
        Map<String, List<String>> measures = new LinkedHashMap<>();
        for (PointResult point : result.points()) {
            for (Estimate estimate : point.estimates()) {
                List<String> of = measures.computeIfAbsent(estimate.method(), any -> new ArrayList<>());
                if (!of.contains(estimate.measure().text())) {
                    of.add(estimate.measure().text());
                }
            }
        }
        List<List<String>> rows = new ArrayList<>();
        measures.forEach((method, of) -> rows.add(List.of(String.join(", ", of), method)));
        blocks.add(new Block.Rows(new StudyTable("Methods", 2, List.of("measure", "interval"), rows)));
        blocks.add(new Block.Words(
                "Differences are those of pairs of runs with the same luck, with Student's t; their probabilities are adjusted for"
                        + " the number of comparisons after Holm. A message that still waits at the end of its run is never left"
                        + " out: quantiles follow Kaplan and Meier, and means and shares say \"at least\".",
                false));
    }

    private void repeat(List<String> lines) {
        blocks.add(new Block.Heading("To repeat it"));
        blocks.add(new Block.Commands("", lines));
    }

    /** As one web page that needs no other file. */
    public String html() {
        return StudyHtml.text(design.title(), blocks);
    }

    /** As Markdown; the charts are beside it. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# ").append(design.title()).append("\n\n");
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                text.append("## ").append(heading.text()).append("\n\n");
            } else if (block instanceof Block.Words words) {
                text.append(words.isAnswer() ? "> " : "").append(words.text()).append("\n\n");
            } else if (block instanceof Block.Rows rows) {
                text.append(rows.table().markdown()).append('\n');
            } else if (block instanceof Block.Picture picture) {
                text.append("![")
                        .append(picture.alternative())
                        .append("](charts/")
                        .append(picture.name())
                        .append(".png)\n\n");
            } else if (block instanceof Block.Commands commands) {
                text.append(commands.what().isEmpty() ? "" : commands.what() + "\n\n");
                if (!commands.lines().isEmpty()) {
                    text.append("```\n")
                            .append(String.join("\n", commands.lines()))
                            .append("\n```\n\n");
                }
            }
        }
        return text.toString();
    }
}
