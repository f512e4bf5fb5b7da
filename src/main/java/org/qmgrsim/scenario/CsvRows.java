package org.qmgrsim.scenario;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/** Rows of a CSV file whose first line names the columns. */
final class CsvRows {
    private CsvRows() {}

    /** One row. */
    record Row(String file, int line, Map<String, String> cells) {
        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        double number(String column, List<Problem> problems) {
            String text = text(column);
            try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            problems.add(error(column, "is not a number"));
            return 0;
        }

        Problem error(String column, String what) {
            return Problem.error(
                    new Position(file, line, 0), "column " + column + ": \"" + text(column) + "\" " + what, null);
        }
    }

    static List<Row> read(String text, String file, List<Problem> problems) {
        List<Row> rows = new ArrayList<>();
        CsvMapper mapper = new CsvMapper();
        try (MappingIterator<Map<String, String>> each = mapper.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
            while (each.hasNextValue()) {
                int line = each.getCurrentLocation().getLineNr();
                rows.add(new Row(file, line, each.nextValue()));
            }
        } catch (IOException e) {
            problems.add(Problem.error(new Position(file, rows.size() + 2, 0), "this is no row of CSV", null));
        }
        return rows;
    }
}
