package org.qmgrsim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qmgrsim.kernel.Law;

/** The measured cost of every step, read from {@code costs.csv}: the only place where such numbers stand. */
final class CostTable {
    private static final String RESOURCE = "costs.csv";
    private static final String SYNC = "cleanup.sync";

    private CostTable() {}

    /** The laws by name, in microseconds; a step that depends on the queue's file system takes that one's. */
    static Map<String, Law> read(String queueFileSystem) {
        Map<String, Law> laws = new LinkedHashMap<>();
        text().lines().skip(1).forEach(line -> {
            String[] cell = line.split(",", 5);
            String name = cell[0];
            if (name.startsWith(SYNC)) {
                if (!name.equals(SYNC + "." + queueFileSystem)) {
                    return;
                }
                name = SYNC;
            }
            double median = Double.parseDouble(cell[2]);
            laws.put(
                    name,
                    cell[1].equals("constant")
                            ? Law.constant(median)
                            : Law.lognormal(median, Double.parseDouble(cell[3])));
        });
        return laws;
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
