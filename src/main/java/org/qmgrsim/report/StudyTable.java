package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.experiment.Beside;
import org.qmgrsim.experiment.Comparison;
import org.qmgrsim.experiment.Estimate;
import org.qmgrsim.experiment.Finding;
import org.qmgrsim.experiment.Measure;
import org.qmgrsim.experiment.Point;
import org.qmgrsim.experiment.PointResult;
import org.qmgrsim.experiment.Search;
import org.qmgrsim.experiment.SteadyResult;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.experiment.Verdict;

/**
 * A table of a study, for any form of output.
 *
 * @param texts how many of the columns, from the left, hold texts
 */
public record StudyTable(String heading, int texts, List<String> heads, List<List<String>> rows) {
    /** Below this probability a difference is more than chance. */
    private static final double LEVEL = 0.05;

    /** Takes copies of the lists. */
    public StudyTable {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    private static List<String> factors(StudyResult result) {
        return new ArrayList<>(
                result.design().factors().stream().map(factor -> factor.name()).toList());
    }

    /** Value and interval of some measures at every point. */
    public static StudyTable results(StudyResult result, List<Measure> measures) {
        List<String> heads = factors(result);
        measures.stream().map(Measure::text).forEach(heads::add);
        List<List<String>> rows = new ArrayList<>();
        for (PointResult point : result.points()) {
            List<String> row = new ArrayList<>(point.point().labels());
            measures.forEach(measure -> row.add(EstimateWords.withInterval(point.of(measure))));
            rows.add(row);
        }
        return new StudyTable("Results", result.design().factors().size(), heads, rows);
    }

    /** What to know about single results. */
    public static StudyTable notes(StudyResult result) {
        List<String> heads = factors(result);
        heads.add("measure");
        heads.add("note");
        List<List<String>> rows = new ArrayList<>();
        for (PointResult point : result.points()) {
            for (Estimate estimate : point.estimates()) {
                if (!estimate.note().isEmpty() && !estimate.note().equals("the same in every run")) {
                    List<String> row = new ArrayList<>(point.point().labels());
                    row.add(estimate.measure().text());
                    row.add(estimate.note());
                    rows.add(row);
                }
            }
        }
        return new StudyTable("Notes", heads.size(), heads, rows);
    }

    /** Every point against the base point. */
    public static StudyTable comparisons(StudyResult result) {
        List<String> heads = factors(result);
        heads.addAll(List.of("measure", "difference", "p (Holm)", "more than chance"));
        List<List<String>> rows = new ArrayList<>();
        for (Comparison comparison : result.comparisons()) {
            List<String> row = new ArrayList<>(comparison.point().labels());
            row.add(comparison.measure().text());
            row.add(difference(comparison));
            row.add(probability(comparison.p()));
            row.add(Double.isNaN(comparison.p()) ? "no pairs" : comparison.p() < LEVEL ? "yes" : "no");
            rows.add(row);
        }
        return new StudyTable(
                result.comparisons().isEmpty()
                        ? "Comparisons"
                        : "Difference to " + result.comparisons().get(0).base(),
                result.design().factors().size() + 1,
                heads,
                rows);
    }

    private static String difference(Comparison comparison) {
        if (comparison.p() == 1 && comparison.difference().value() == 0) {
            return "none";
        }
        String value = EstimateWords.number(
                comparison.difference().value(), comparison.measure().unit());
        return comparison.difference().isClosed()
                ? value + " ("
                        + EstimateWords.interval(
                                comparison.difference(), comparison.measure().unit())
                        + ")"
                : value;
    }

    private static String probability(double p) {
        if (Double.isNaN(p)) {
            return "";
        }
        return p < 0.001
                ? "< 0.001"
                : java.math.BigDecimal.valueOf(p)
                        .setScale(3, java.math.RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** Theory and published figures beside the results. */
    public static StudyTable beside(StudyResult result) {
        List<String> heads = factors(result);
        heads.addAll(List.of("measure", "simulated", "theory", "published", "because"));
        List<List<String>> rows = new ArrayList<>();
        for (Beside beside : result.design().beside()) {
            for (PointResult point : result.points()) {
                if (beside.where().holds(point.point())) {
                    double theory = beside.theory(result.design(), point);
                    List<String> row = new ArrayList<>(point.point().labels());
                    row.add(beside.measure().text());
                    row.add(EstimateWords.withInterval(point.of(beside.measure())));
                    row.add(
                            Double.isNaN(theory)
                                    ? ""
                                    : EstimateWords.number(
                                                    theory, beside.measure().unit())
                                            + agrees(point.of(beside.measure()), theory));
                    row.add(beside.published());
                    row.add(beside.because());
                    rows.add(row);
                }
            }
        }
        return new StudyTable("Theory, and what was published", heads.size(), heads, rows);
    }

    private static String agrees(Estimate estimate, double theory) {
        return !estimate.interval().isClosed() ? "" : estimate.interval().contains(theory) ? " (inside)" : " (outside)";
    }

    /** What a search found. */
    public static StudyTable findings(StudyResult result) {
        Search search = result.design().search();
        if (search == null) {
            return new StudyTable("Search", 0, List.of(), List.of());
        }
        List<String> heads = factors(result);
        heads.set(search.factor(), (search.largest() ? "largest " : "smallest ") + heads.get(search.factor()));
        heads.addAll(List.of("misses the goal from", "undecided between", "settings tried"));
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : result.findings()) {
            Point best = finding.best();
            Point next = finding.next();
            List<String> row = new ArrayList<>(finding.base().labels());
            row.set(search.factor(), best == null ? "none" : best.labels().get(search.factor()));
            row.add(
                    next != null
                            ? next.labels().get(search.factor())
                            : finding.limit() ? "beyond the range" : "not known");
            row.add(Integer.toString(finding.undecided()));
            row.add(Integer.toString(finding.tried()));
            rows.add(row);
        }
        return new StudyTable(
                "Search: " + search.goal().text(), result.design().factors().size(), heads, rows);
    }

    /** Whether each point settles. */
    public static StudyTable steady(StudyResult result) {
        List<String> heads = factors(result);
        heads.addAll(List.of("warm-up left out", "p of drift", "steady state"));
        List<List<String>> rows = new ArrayList<>();
        for (SteadyResult point : result.steady()) {
            List<String> row = new ArrayList<>(point.point().labels());
            row.add(Words.duration(point.warmUpSteps() * point.stepSeconds()));
            row.add(probability(point.drift()));
            row.add(point.settled() ? "yes" : "no: nothing is said about one");
            rows.add(row);
        }
        return new StudyTable("Steady state", result.design().factors().size(), heads, rows);
    }

    /** What became of the assertions. */
    public static StudyTable verdicts(StudyResult result) {
        List<String> heads = factors(result);
        heads.addAll(0, List.of("outcome", "assertion"));
        heads.add("measured");
        List<List<String>> rows = new ArrayList<>();
        for (Verdict verdict : result.verdicts()) {
            List<String> row = new ArrayList<>();
            row.add(verdict.outcome().name());
            row.add(verdict.assertion().text());
            row.addAll(verdict.point().labels());
            row.add(measured(verdict));
            rows.add(row);
        }
        return new StudyTable("Assertions", heads.size(), heads, rows);
    }

    /** What was found, for an assertion. */
    static String measured(Verdict verdict) {
        var unit = verdict.assertion().measure().unit();
        String value = EstimateWords.number(verdict.interval().value(), unit);
        String interval =
                verdict.interval().isClosed() ? " (" + EstimateWords.interval(verdict.interval(), unit) + ")" : "";
        return value + interval + (verdict.why().isEmpty() ? "" : ", " + verdict.why());
    }

    /** Columns of plain text, without the blanks that a repeated label would be. */
    public String text() {
        Table table = Table.of(texts, heads.toArray(new String[0]));
        rows.forEach(row -> table.row(row.toArray(new String[0])));
        return table.toString();
    }

    /** A table of Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        line(text, heads);
        text.append('|');
        for (int i = 0; i < heads.size(); i++) {
            text.append(i < texts ? " --- |" : " ---: |");
        }
        text.append('\n');
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(cell.replace("|", "\\|")).append(" |"));
        text.append('\n');
    }
}
