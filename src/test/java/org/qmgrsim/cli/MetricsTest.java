package org.qmgrsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dashboard would see, blind spots included. */
class MetricsTest {
    /**
     * Twelve mails at once to a host that refuses: window 5, so the third failure makes it dead. Four of the five that were asked
     * for by then fail by smtp, the others are suspended and logged by error(8), which the exporter does not read.
     */
    @Test
    void theExporterCountsRealAttemptsAndTheQueueAllMail(@TempDir Path folder) throws IOException {
        Path scenario = Files.writeString(folder.resolve("s.yaml"), """
                duration: 2m
                mail: { arrivals: burst 12 at 10s, from: a@example.net, to: b@example.org, size: 4000B }
                destinations: { example.org: { answers: refuse } }
                """);

        Terminal result = Terminal.run("metrics", scenario, "--at", "60s");

        assertEquals(0, result.status(), result.err());
        List<String> lines = result.out().lines().toList();
        int real = count(lines, "postfix_smtp_messages_processed_total{status=\"deferred\"} ");
        int suspended = count(lines, "postfix_unsupported_log_entries_total{level=\"\",service=\"error\"} ");
        assertEquals(12, real + suspended, result.out());
        assertTrue(real >= 3 && real <= 5, () -> real + " real attempts");
        assertEquals(real, count(lines, "postfix_smtp_status_deferred "));
        assertEquals(12, count(lines, "postfix_showq_message_size_bytes_count{queue=\"deferred\"} "));
        assertEquals(12, count(lines, "postfix_showq_message_age_seconds_bucket{queue=\"deferred\",le=\"100\"} "));
        assertEquals(0, count(lines, "postfix_showq_message_age_seconds_bucket{queue=\"deferred\",le=\"10\"} "));
        assertEquals(48_000, count(lines, "postfix_showq_message_size_bytes_sum{queue=\"deferred\"} "));
        assertEquals(12, count(lines, "postfix_qmgr_messages_inserted_receipients_count "));
        assertEquals(0, count(lines, "postfix_qmgr_messages_removed_total "));
        wellFormed(lines);
    }

    private static int count(List<String> lines, String start) {
        List<String> found =
                lines.stream().filter(line -> line.startsWith(start)).toList();
        assertEquals(1, found.size(), start);
        return Integer.parseInt(found.get(0).substring(start.length()));
    }

    /** Each sample belongs to a metric that was described before, and stands there once. */
    private static void wellFormed(List<String> lines) {
        Set<String> samples = new HashSet<>();
        String metric = "";
        for (String line : lines) {
            if (line.startsWith("# TYPE ")) {
                metric = line.split(" ")[2];
            } else if (!line.startsWith("#")) {
                String name = line.substring(0, line.lastIndexOf(' '));
                assertTrue(name.startsWith(metric), line);
                assertTrue(samples.add(name), () -> "twice: " + line);
                assertTrue(line.substring(name.length() + 1).matches("[-+.e0-9]+"), line);
            }
        }
    }
}
