package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.Estimate;
import org.qmgrsim.experiment.Measure;
import org.qmgrsim.experiment.PointResult;
import org.qmgrsim.experiment.StudyResult;

/** The tables of a study for programs: {@code summary.csv} has a row for each point and measure, {@code runs.csv} one for each run. */
public final class SummaryCsv {
    private SummaryCsv() {}

    private static List<String> factors(Design design) {
        return new ArrayList<>(
                design.factors().stream().map(factor -> factor.name()).toList());
    }

    /** {@code summary.csv}. */
    public static String text(StudyResult result) {
        List<String> columns = factors(result.design());
        columns.addAll(List.of(
                "measure",
                "unit",
                "value",
                "low",
                "high",
                "confidence",
                "runs",
                "messages",
                "at_least",
                "method",
                "note"));
        List<List<String>> rows = new ArrayList<>();
        for (PointResult point : result.points()) {
            for (Estimate estimate : point.estimates()) {
                List<String> row = new ArrayList<>(point.point().labels());
                row.addAll(List.of(
                        estimate.measure().text(),
                        estimate.measure().unit().name().toLowerCase(Locale.ROOT),
                        CsvText.number(estimate.interval().value()),
                        CsvText.number(estimate.interval().low()),
                        CsvText.number(estimate.interval().high()),
                        CsvText.number(result.design().confidence()),
                        Integer.toString(estimate.runs()),
                        Long.toString(estimate.messages()),
                        estimate.atLeast() ? "yes" : "no",
                        estimate.method(),
                        estimate.note()));
                rows.add(row);
            }
        }
        return CsvText.of(columns, rows);
    }

    /** {@code runs.csv}. */
    public static String runs(StudyResult result) {
        List<String> columns = factors(result.design());
        columns.add("replication");
        result.design().measures().stream().map(Measure::text).forEach(columns::add);
        List<List<String>> rows = new ArrayList<>();
        for (PointResult point : result.points()) {
            for (int run = 0; run < point.runs(); run++) {
                List<String> row = new ArrayList<>(point.point().labels());
                row.add(Integer.toString(run));
                for (double[] values : point.perRun()) {
                    row.add(CsvText.number(values[run]));
                }
                rows.add(row);
            }
        }
        return CsvText.of(columns, rows);
    }
}
