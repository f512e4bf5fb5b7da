package org.qmgrsim.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.scenario.load.Arrival;

/**
 * A table of messages: one line each, cells between commas, names of the columns in the first line. Other columns than
 * those that are needed are passed over: they hold results.
 */
final class WorkloadFile {
    private static final List<String> COLUMNS = List.of("id", "t_s", "via", "from", "to", "nrcpt", "size");
    private static final BigDecimal LONGEST_SECONDS = new BigDecimal("315360000");

    /** As programs print floating point numbers. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{0,30})?([eE][-+]?[0-9]{1,2})?");

    private final String file;
    private final String source;
    private final List<Problem> problems;
    private List<String> header = List.of();

    private WorkloadFile(String file, String source, List<Problem> problems) {
        this.file = file;
        this.source = source;
        this.problems = problems;
    }

    /**
     * The messages of a table, in order of time.
     *
     * @param source what the source of them is called
     */
    static List<Arrival> read(String text, String file, String source, List<Problem> problems) {
        return new WorkloadFile(file, source, problems).read(text.lines().toList());
    }

    private List<Arrival> read(List<String> lines) {
        header = lines.isEmpty() ? List.of() : List.of(lines.get(0).strip().split(","));
        for (String column : COLUMNS) {
            if (!header.contains(column) && !column.equals("id") && !column.equals("nrcpt")) {
                String nearest = Nearest.of(column, header);
                problems.add(Problem.error(
                        new Position(file, 1, 1),
                        "there is no column \"" + column + "\"",
                        nearest == null
                                ? "the columns are " + String.join(", ", COLUMNS)
                                : "rename the column \"" + nearest + "\""));
                return List.of();
            }
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Arrival arrival = lines.get(i).isBlank() ? null : arrival(lines.get(i), i + 1);
            if (arrival != null) {
                arrivals.add(arrival);
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atNanos));
        return arrivals;
    }

    private @Nullable Arrival arrival(String line, int number) {
        String[] cells = line.split(",", -1);
        if (cells.length != header.size()) {
            problems.add(Problem.error(
                    new Position(file, number, 1),
                    "the line has " + cells.length + " cells, the header " + header.size(),
                    "cells stand between commas; recipients between blanks"));
            return null;
        }
        int before = problems.size();
        Long at = nanos(cell(cells, "t_s"), place(cells, "t_s", number));
        Origin origin = origin(cell(cells, "via"), place(cells, "via", number));
        List<String> to = Arrays.stream(cell(cells, "to").split(" +"))
                .filter(address -> !address.isEmpty())
                .toList();
        if (to.isEmpty()) {
            problems.add(Problem.error(place(cells, "to", number), "to: found no recipient", "write user@domain"));
        }
        checkCount(cells, to.size(), number);
        String size = cell(cells, "size");
        if (!size.matches("[0-9]{1,9}")) {
            problems.add(Problem.error(
                    place(cells, "size", number),
                    "size: found \"" + size + "\", not a number of bytes",
                    "write digits"));
        }
        if (problems.size() > before || at == null || origin == null) {
            return null;
        }
        return new Arrival(
                Times.virtual(at), origin, source, cell(cells, "id"), cell(cells, "from"), to, Integer.parseInt(size));
    }

    private void checkCount(String[] cells, int recipients, int number) {
        String count = cell(cells, "nrcpt");
        if (!count.isEmpty() && !count.equals(Integer.toString(recipients))) {
            problems.add(Problem.error(
                    place(cells, "nrcpt", number),
                    "nrcpt: found \"" + count + "\", but there are " + recipients + " recipients in to",
                    "write " + recipients + ", or leave the cell empty"));
        }
    }

    private @Nullable Long nanos(String text, Position at) {
        if (!SECONDS.matcher(text).matches() || new BigDecimal(text).compareTo(LONGEST_SECONDS) > 0) {
            problems.add(Problem.error(
                    at,
                    "t_s: found \"" + text + "\", not seconds since the start of Postfix",
                    "write a number such as 3.009144"));
            return null;
        }
        return new BigDecimal(text)
                .multiply(BigDecimal.valueOf(WallClock.SECOND))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private @Nullable Origin origin(String text, Position at) {
        return switch (text) {
            case "smtp", "smtpd" -> Origin.SMTP;
            case "sendmail" -> Origin.SENDMAIL;
            default -> {
                problems.add(
                        Problem.error(at, "via: found \"" + text + "\", not smtp or sendmail", "write one of them"));
                yield null;
            }
        };
    }

    private String cell(String[] cells, String column) {
        int index = header.indexOf(column);
        return index < 0 ? "" : cells[index].strip();
    }

    private Position place(String[] cells, String column, int number) {
        int offset = 0;
        for (int i = 0; i < header.indexOf(column); i++) {
            offset += cells[i].length() + 1;
        }
        return new Position(file, number, offset + 1);
    }
}
