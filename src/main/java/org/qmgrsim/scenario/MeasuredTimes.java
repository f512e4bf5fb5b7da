package org.qmgrsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Latency;
import org.qmgrsim.agents.remote.MeasuredLatency;
import org.qmgrsim.agents.remote.Schedule.Period;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.scenario.language.Item;

/** Tables of what was measured at real hosts. */
final class MeasuredTimes {
    private static final double GREATEST_SECONDS = 315_360_000;

    private final Folders folders;
    private final InputFiles inputs;
    private final List<Problem> problems;

    /**
     * @param folders where relative paths begin
     */
    MeasuredTimes(Folders folders, InputFiles inputs, List<Problem> problems) {
        this.folders = folders;
        this.inputs = inputs;
        this.problems = problems;
    }

    /** Latencies: over time if there is a column of times, else a sample. None if the table is bad. */
    Latency latency(@Nullable Item file) {
        List<CsvRows.Row> rows = rows(file, "seconds");
        if (rows.isEmpty()) {
            return Latency.NONE;
        }
        double[] seconds = column(rows, "seconds");
        if (!rows.get(0).cells().containsKey("t_s")) {
            return Latency.of(Law.empirical(seconds));
        }
        double[] at = column(rows, "t_s");
        if (!rises(rows, "t_s", at)) {
            return Latency.NONE;
        }
        long[] fromNanos = new long[at.length];
        long[] nanos = new long[at.length];
        for (int i = 0; i < at.length; i++) {
            fromNanos[i] = Times.virtual(nanos(at[i]));
            nanos[i] = nanos(seconds[i]);
        }
        return new MeasuredLatency(fromNanos, nanos);
    }

    /** The periods of a table of outages. */
    List<Period> periods(Item file) {
        List<CsvRows.Row> rows = rows(file, "from_s", "until_s");
        double[] from = column(rows, "from_s");
        double[] until = column(rows, "until_s");
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            if (until[i] <= from[i]) {
                problems.add(rows.get(i).error("until_s", "is not after from_s"));
            } else if (i > 0 && from[i] < until[i - 1]) {
                problems.add(rows.get(i).error("from_s", "is before the end of the outage above"));
            } else {
                periods.add(new Period(Times.virtual(nanos(from[i])), Times.virtual(nanos(until[i]))));
            }
        }
        return periods;
    }

    private List<CsvRows.Row> rows(@Nullable Item file, String... columns) {
        if (file == null) {
            return List.of();
        }
        Path path = folders.resolve(file);
        String name = InputFiles.nameOf(path);
        String text = inputs.read(path, file.at(), problems);
        if (text == null) {
            return List.of();
        }
        List<CsvRows.Row> rows = CsvRows.read(text, name, problems);
        if (rows.isEmpty()) {
            problems.add(Problem.error(new Position(name, 1, 1), "there is no line below the header", null));
        }
        for (String column : rows.isEmpty() ? new String[0] : columns) {
            List<String> header = List.copyOf(rows.get(0).cells().keySet());
            if (!header.contains(column)) {
                String nearest = Nearest.of(column, header);
                problems.add(Problem.error(
                        new Position(name, 1, 1),
                        "there is no column \"" + column + "\"",
                        nearest == null ? "the columns are " + header : "rename the column \"" + nearest + "\""));
                return List.of();
            }
        }
        return rows;
    }

    private double[] column(List<CsvRows.Row> rows, String column) {
        return numbers(rows, row -> {
            double number = row.number(column, problems);
            if (number < 0 || number > GREATEST_SECONDS) {
                problems.add(row.error(column, "is not from 0 to " + (long) GREATEST_SECONDS + " seconds"));
                return 0.0;
            }
            return number;
        });
    }

    private static double[] numbers(List<CsvRows.Row> rows, Function<CsvRows.Row, Double> number) {
        return rows.stream().mapToDouble(number::apply).toArray();
    }

    private boolean rises(List<CsvRows.Row> rows, String column, double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i] <= values[i - 1]) {
                problems.add(rows.get(i).error(column, "is not after the line above"));
                return false;
            }
        }
        return true;
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * WallClock.SECOND);
    }
}
