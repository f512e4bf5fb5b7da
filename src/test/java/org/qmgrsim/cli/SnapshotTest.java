package org.qmgrsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue at any instant, in the forms of the field, exact to the column. */
class SnapshotTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    /** Two messages of two recipients each: one is put off for one of them, the other with its host from 11 m 40 s on. */
    private Path scenario() throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), """
                duration: 30m
                start: 2024-11-03T08:00:00+01:00
                clock: ideal
                costs: none
                main.cf: |
                  queue_run_delay = 300s
                  minimal_backoff_time = 300s
                mail:
                  - { at: [1s], from: a@example.net, to: [b@example.org, c@slow.example, d@slow.example], size: 1500B }
                  - { at: [700s], from: <>, to: [e@example.org], size: 4000B }
                destinations:
                  example.org: { answers: 250, after: 60s }
                  slow.example: { answers: 450, after: 1s }
                """);
    }

    private String printed(String command, Object... more) throws IOException {
        List<Object> words = new java.util.ArrayList<>(List.of(command, scenario()));
        words.addAll(List.of(more));
        Terminal result = Terminal.run(words.toArray());
        assertEquals(0, result.status(), result.err());
        return result.out();
    }

    private static String id(String listing, int line) {
        return listing.lines().toList().get(line).substring(0, 10);
    }

    @Test
    void aListingForPeopleHasTheColumnsOfPostqueue() throws IOException {
        String listing = printed("postqueue", "--at", "705s");
        List<String> lines = listing.lines().toList();

        assertEquals("-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------", lines.get(0));
        assertTrue(lines.get(1).matches("[0-9A-F]{11}\\*    4000 Sun Nov  3 08:11:40  MAILER-DAEMON"), listing);
        assertEquals("                                         e@example.org", lines.get(2));
        assertEquals("", lines.get(3));
        assertTrue(lines.get(4).matches("[0-9A-F]{11}    1500 Sun Nov  3 08:00:01  a@example.net"), listing);
        assertTrue(lines.get(5).endsWith(" said: 450 4.2.0 try again (in reply to RCPT TO command))"), listing);
        assertEquals("                                         c@slow.example", lines.get(6));
        assertEquals("                                         d@slow.example", lines.get(7), "b has it already");
        assertEquals("-- 5 Kbytes in 2 Requests.", lines.get(9));
        assertEquals(10, lines.size(), listing);
    }

    /** A reason ends at column 78; who has none is told so after one who has. */
    @Test
    void reasonsStandBeforeTheirRecipients() throws IOException {
        String listing = printed("postqueue", "--at", "602s", "--set", "destinations.slow.example.answers=421");

        String reason =
                listing.lines().filter(line -> line.contains("(")).findFirst().orElse("");
        assertTrue(reason.endsWith(")") && reason.length() >= 78, reason);
    }

    @Test
    void anEmptyQueueIsSaidToBeEmpty() throws IOException {
        assertEquals("Mail queue is empty\n", printed("postqueue", "--at", "0"));
        assertEquals("", printed("postqueue", "--at", "0", "-j"));
        assertEquals("No mail waits to be tried.\n", printed("next-try", "--at", "0"));
    }

    @Test
    void programsGetOneObjectALine() throws IOException {
        String json = printed("postqueue", "--at", "705s", "-j");
        List<String> lines = json.lines().toList();

        assertEquals(2, lines.size());
        String listing = printed("postqueue", "--at", "705s");
        String active = id(listing, 1) + listing.lines().toList().get(1).charAt(10);
        assertEquals(
                "{\"queue_name\": \"active\", \"queue_id\": \"" + active + "\", \"arrival_time\": 1730617900,"
                        + " \"message_size\": 4000, \"forced_expire\": false, \"sender\": \"MAILER-DAEMON\","
                        + " \"recipients\": [{\"address\": \"e@example.org\"}]}",
                lines.get(0));
        assertTrue(lines.get(1).contains("{\"address\": \"c@slow.example\", \"delay_reason\": \"host "), lines.get(1));
    }

    /** At 705 s the first message is 704 s old (between 10 and 20 minutes), the second one 5 s. */
    @Test
    void qshapeHasItsColumns() throws IOException {
        assertEquals(
                List.of(
                        "                                         T  5 10 20 40 80 160 320 640 1280 1280+",
                        "                                  TOTAL  3  1  0  2  0  0   0   0   0    0     0",
                        "                           slow.example  2  0  0  2  0  0   0   0   0    0     0",
                        "                            example.org  1  1  0  0  0  0   0   0   0    0     0"),
                printed("qshape", "--at", "705s", "active", "deferred").lines().toList());
        assertEquals(
                List.of(
                        " ".repeat(67) + "  T  5 10 10+",
                        " ".repeat(62) + "TOTAL  1  0  0   1",
                        " ".repeat(56) + "example.net  1  0  0   1"),
                printed("qshape", "--at", "705s", "-s", "-l", "-b", "3", "deferred")
                        .lines()
                        .toList());
    }

    /**
     * The last of its three recipients is done at 61 s; put off by 300 s it is too young for the scan at 300 s, and that of 600 s
     * takes it. Put off at 602 s by its age of 601 s it may be tried from 1203 s on; the scan at 1200 s is too early by more than
     * the second that is allowed, so it is that of 1500 s.
     */
    @Test
    void theNextTryIsTheFirstScanThatMayTakeIt() throws IOException {
        String early = printed("next-try", "--at", "100s");
        assertTrue(
                early.lines().toList().get(1).contains("  1         08:01:01    08:06:01    08:10:00   08:10:00   "),
                early);

        String json = printed("next-try", "--at", "705s", "--json");
        assertTrue(json.contains("\"age_seconds\":704,\"attempts\":2,"), json);
        assertTrue(json.contains("\"eligible_at\":\"2024-11-03T08:20:03.000000+01:00\""), json);
        assertTrue(json.contains("\"next_deferred_scan\":\"2024-11-03T08:25:00.000000+01:00\""), json);
        assertTrue(json.contains("\"tried_at\":\"2024-11-03T08:25:00.000000+01:00\""), json);
    }

    @Test
    void timesAreCheckedAndNamed() throws IOException {
        for (String wrong : List.of("31m", "-1s", "yesterday", "25:00:00", "1e9s", "2024-11-03T07:00:00+01:00")) {
            Terminal result = Terminal.run("postqueue", scenario(), "--at=" + wrong);
            assertEquals(2, result.status(), wrong);
            assertTrue(result.err().startsWith("qmgrsim: error: \"" + wrong + "\" is "), result.err());
        }
        String expected = printed("postqueue", "--at", "705s");
        for (String same : List.of("11m45s", "08:11:45", "2024-11-03T08:11:45+01:00", "2024-11-03T07:11:45Z")) {
            assertEquals(expected, printed("postqueue", "--at", same), same);
        }
    }

    @Test
    void aSavedRunShowsTheSameAsItsScenario() throws IOException {
        Path results = folder.resolve("r");
        Terminal.run("run", scenario(), "--out", results);

        for (String command : List.of("postqueue", "qshape", "next-try")) {
            assertEquals(
                    printed(command, "--at", "705s"),
                    Terminal.run(command, results, "--at", "705s").out());
        }
        assertEquals(2, Terminal.run("postqueue", results, "--set", "seed=2").status());
    }
}
