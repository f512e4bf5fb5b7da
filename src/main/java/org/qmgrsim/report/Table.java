package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.List;

/** Text in columns: the first to the left, the others to the right unless they hold texts too. */
public final class Table {
    private final List<String[]> rows = new ArrayList<>();
    private final int texts;

    /** A table of numbers with these heads. */
    public Table(String... heads) {
        this(1, heads);
    }

    private Table(int texts, String... heads) {
        this.texts = texts;
        rows.add(heads.clone());
    }

    /** A table of texts with these heads. */
    public static Table ofTexts(String... heads) {
        return new Table(heads.length, heads);
    }

    /** A table whose first columns hold texts. */
    static Table of(int texts, String... heads) {
        return new Table(texts, heads);
    }

    /** Adds a row. */
    public void row(String... cells) {
        if (cells.length != rows.get(0).length) {
            throw new IllegalArgumentException(cells.length + " cells for " + rows.get(0).length + " columns");
        }
        rows.add(cells.clone());
    }

    /** The lines, each with its end. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String blanks = " ".repeat(width(i) - row[i].length());
                line.append(i == 0 ? "" : "  ").append(i < texts ? row[i] + blanks : blanks + row[i]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}
