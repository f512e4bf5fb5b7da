package org.qmgrsim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qmgrsim.kernel.Law;

/** The measured cost of every step, read from {@code costs.csv}: the only place where such numbers stand. */
final class CostTable {
    private static final String RESOURCE = "costs.csv";
    private static final String SYNC = "cleanup.sync";

    /** All rows, tabulated once: a law is immutable, and building the tables takes longer than a short run. */
    private static final Map<String, Law> ROWS = rows();

    private CostTable() {}

    /** The laws by name, in microseconds; a step that depends on the queue's file system takes that one's. */
    static Map<String, Law> read(String queueFileSystem) {
        Map<String, Law> laws = new LinkedHashMap<>();
        ROWS.forEach((name, law) -> {
            if (name.equals(SYNC + "." + queueFileSystem)) {
                laws.put(SYNC, law);
            } else if (!name.startsWith(SYNC)) {
                laws.put(name, law);
            }
        });
        return laws;
    }

    private static Map<String, Law> rows() {
        Map<String, Law> laws = new LinkedHashMap<>();
        text().lines().skip(1).forEach(line -> {
            String[] cell = line.split(",", 5);
            double median = Double.parseDouble(cell[2]);
            laws.put(
                    cell[0],
                    cell[1].equals("constant")
                            ? Law.constant(median)
                            : Law.lognormal(median, Double.parseDouble(cell[3])));
        });
        return Collections.unmodifiableMap(laws);
    }

    private static String text() {
        try (InputStream in = CostTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
