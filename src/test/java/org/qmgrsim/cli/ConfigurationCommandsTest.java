package org.qmgrsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a postmaster gets who brings his own configuration. */
class ConfigurationCommandsTest {
    private static final String SLIPS = "scenarios/configurations/slips";
    private static final String DEBIAN = "scenarios/configurations/debian-12";

    private static Terminal run(Object... arguments) {
        return Terminal.run(arguments);
    }

    @Test
    void lintSaysWhereAndWhyAndEndsWithOneIfPostfixWouldRefuse() {
        Terminal slips = run("lint", SLIPS);
        Terminal stock = run("lint", DEBIAN);

        assertEquals(1, slips.status(), slips.err());
        assertTrue(
                slips.out()
                        .contains(SLIPS
                                + "/master.cf:14:6: warning: slow_destination_concurrency_limit has no effect under"
                                + " slow/unix\n  hint: the queue manager reads it, and only from main.cf or its own row; move"
                                + " it to main.cf\n"),
                slips.out());
        assertTrue(slips.out().endsWith("2 errors, 15 warnings\n"), slips.out());
        assertEquals(0, stock.status(), stock.err());
        assertEquals("0 errors, 0 warnings\n", stock.out());
    }

    @Test
    void lintTakesWhatWasPastedIntoItsStandardInput() throws Exception {
        InputStream in = System.in;
        try {
            System.setIn(new ByteArrayInputStream(
                    "postconf: warning: x\nqueue_run_delay = 5\n".getBytes(StandardCharsets.UTF_8)));
            Terminal result = run("lint", "-");

            assertEquals(0, result.status(), result.err());
            assertTrue(result.out().startsWith("-:2:19: warning: queue_run_delay = 5 means 5 seconds"), result.out());
        } finally {
            System.setIn(in);
        }
    }

    @Test
    void programsReadFindingsAsJson() throws Exception {
        JsonNode root = JsonMapper.builder()
                .build()
                .readTree(run("lint", "--json", SLIPS).out());

        JsonNode finding = root.path("findings").path(0);
        assertEquals(17, root.path("findings").size());
        assertEquals(SLIPS + "/main.cf", finding.path("file").asText());
        assertEquals(4, finding.path("line").asInt());
        assertEquals(26, finding.path("column").asInt());
        assertEquals("warning", finding.path("severity").asText());
        assertEquals(
                "maximal_queue_lifetime = 1 means 1 day",
                finding.path("message").asText());
        assertTrue(root.path("passed_over").isArray());
    }

    @Test
    void paramsSaysWhatAValueMeansAndWhoSetIt() {
        String out = run(
                        "params",
                        "maximal_queue_lifetime",
                        "slow_destination_concurrency_limit",
                        "qmgr/unix/wakeup",
                        "--config",
                        SLIPS)
                .out();

        assertTrue(
                out.contains("maximal_queue_lifetime = 1\n    means 1 day (86400 s); set in " + SLIPS
                        + "/main.cf:4; default 5d\n"),
                out);
        // What stands under -o of the transport is not what the queue manager sees.
        assertTrue(
                out.contains(
                        "slow_destination_concurrency_limit = $default_destination_concurrency_limit\n    is 20; not set\n"),
                out);
        assertTrue(out.contains("qmgr/unix/wakeup = 5\n    means 5 seconds; set in " + SLIPS + "/master.cf:5"), out);
    }

    @Test
    void paramsAnswersWithoutAnyFile() {
        String out = run("params", "--set", "delay_warning_time=4", "--set", "queue_run_delay=5")
                .out();

        assertTrue(
                out.contains("delay_warning_time = 4\n    means 4 hours (14400 s); set in --set:1; default 0h\n"), out);
        assertTrue(out.contains("queue_run_delay = 5\n    means 5 seconds; set in --set:2; default 300s\n"), out);
        assertTrue(run("params", "backoff")
                .out()
                .contains("unit: time (s); range: at least 1; read by: qmgr; takes effect: reload"));
        assertTrue(run("params", "wakeup").out().contains("SERVICE/TYPE/wakeup = -"));
    }

    @Test
    void paramsSpeaksJson() throws Exception {
        JsonNode root = JsonMapper.builder()
                .build()
                .readTree(run("params", "backoff", "--json", "--config", SLIPS).out());

        assertEquals("minimal_backoff_time", root.path(0).path("name").asText());
        assertEquals("300s", root.path(0).path("default").asText());
        assertEquals(1, root.path(0).path("min").asInt());
        assertEquals("reload", root.path(0).path("takes_effect").asText());
        assertEquals("means 5 minutes", root.path(0).path("means").asText());
        assertTrue(root.path(0).path("set_at").isNull());
    }

    @Test
    void unknownNamesAreRefusedWithTheReason() {
        for (String[] each : new String[][] {
            {"queue_run_dely", "did you mean \"queue_run_delay\"?"},
            {"smtpd_milters", "the model passes \"smtpd_milters\" over"},
            {"qmgr/unix/wakup", "no service of master.cf has a field"}
        }) {
            Terminal result = run("params", each[0]);

            assertEquals(2, result.status());
            assertTrue(result.err().contains(each[1]), result.err());
        }
        assertEquals(2, run("params", "--set", "queue_run_delay=soon").status());
        assertEquals(2, run("changes", DEBIAN, "--set", "qmgr/unix/wakup=5").status());
    }

    @Test
    void changesSaysWhatToType(@TempDir Path folder) throws Exception {
        Terminal result = run("changes", DEBIAN, "--set", "queue_run_delay=60s", "--set", "qmgr/unix/wakeup=60");

        assertEquals(0, result.status(), result.err());
        assertEquals(
                "postconf -F 'qmgr/unix/wakeup = 60'\npostconf -e 'queue_run_delay = 60s'\npostfix reload\n",
                result.out());
        assertEquals("# nothing to change\n", run("changes", DEBIAN, DEBIAN).out());
        Files.writeString(folder.resolve("main.cf"), "inet_interfaces = loopback-only\n");
        Files.copy(Path.of(DEBIAN, "master.cf"), folder.resolve("master.cf"));
        assertTrue(run("changes", folder, DEBIAN)
                .out()
                .endsWith("# a reload is not enough for: inet_interfaces, myhostname\n"));
    }

    @Test
    void aRunTellsOnceWhatItPassesOver(@TempDir Path folder) {
        Terminal result = run(
                "run",
                "--config",
                "scenarios/configurations/mailcow",
                "--set",
                "duration=5m",
                "--out",
                folder.resolve("r"));

        assertEquals(0, result.status(), result.err());
        assertTrue(result.err().startsWith("passed over, since the model does not hold it ("), result.err());
        assertTrue(
                result.err().contains("\n  milters                   smtpd_milters, non_smtpd_milters,"), result.err());
        assertTrue(result.err().contains("transport_maps (pcre, mysql)"), result.err());
        assertFalse(result.err().lines().anyMatch(line -> line.length() > 110), result.err());
        assertEquals(0, run("verify", folder.resolve("r")).status());
    }
}
