package org.qmgrsim.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;

/** What Postfix warned of, and what it died of: each text once, with how often and when first. */
public final class Warnings implements Reader {
    private static final int MOST_KEPT = 200;

    /** A text of the log. */
    public static final class Row {
        private final long firstNanos;
        private long lastNanos;
        private int count;

        private Row(long firstNanos) {
            this.firstNanos = firstNanos;
        }

        /** How often it was logged. */
        public int count() {
            return count;
        }

        /** When it was logged first; virtual time. */
        public long firstNanos() {
            return firstNanos;
        }

        /** When it was logged last; virtual time. */
        public long lastNanos() {
            return lastNanos;
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    @Override
    public void read(Fact fact) {
        if (fact.what() instanceof Happening.Logged logged && isWarning(logged.text())) {
            Row row = rows.get(logged.text());
            if (row == null) {
                if (rows.size() == MOST_KEPT) {
                    return;
                }
                row = new Row(fact.atNanos());
                rows.put(logged.text(), row);
            }
            row.count++;
            row.lastNanos = fact.atNanos();
        }
    }

    private static boolean isWarning(String text) {
        return text.startsWith("warning: ") || text.startsWith("fatal: ") || text.startsWith("panic: ");
    }

    /** By text, in the order of the first. */
    public Map<String, Row> rows() {
        return Collections.unmodifiableMap(rows);
    }
}
