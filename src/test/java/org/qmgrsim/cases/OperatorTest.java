package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** postqueue(1) and postsuper(1) as a scenario has them typed: each option, on one message, several, all, all of a queue. */
class OperatorTest {
    /** Four messages to two hosts that put everything off, from second 1 on, one a second; faults follow. */
    private static ScenarioRun run(String faults, String... sets) {
        return ScenarioRun.of("""
                duration: 20m
                main.cf: |
                  queue_run_delay = 100s
                  relay_domains = one.test two.test
                mail:
                  - { at: [1s, 3s], from: s@home.test, to: a@one.test, size: 2000B }
                  - { at: [2s, 4s], from: t@home.test, to: b@two.test, size: 3000B }
                destinations:
                  one.test: [{ answers: 450 }, { answers: 250, from: 50s }]
                  two.test: [{ answers: 450 }, { answers: 250, from: 50s }]
                faults:
                """ + faults.indent(2), sets);
    }

    private static List<String> postsuper(ScenarioRun run) {
        return run.lines("postsuper");
    }

    @Test
    void eachOptionDoesItsDeedAndCountsIt() {
        ScenarioRun run = run("""
                - { at: 10s, postsuper: -h oldest }
                - { at: 11s, postsuper: "-r newest" }
                - { at: 12s, postsuper: "-d to:one.test deferred" }
                - { at: 13s, postsuper: "-e each deferred" }
                - { at: 14s, postsuper: "-f ALL" }
                - { at: 15s, postsuper: "-H ALL" }
                """);
        String first = run.log().message(1).id();
        String second = run.log().message(2).id();
        String third = run.log().message(3).id();
        String fourth = run.log().message(4).id();
        // -f finds the second marked already, and the first one on hold; pickup takes the fourth at its wakeup of 60 s.
        assertEquals(
                List.of(
                        first + ": placed on hold",
                        "Placed on hold: 1 message",
                        fourth + ": requeued",
                        "Requeued: 1 message",
                        third + ": removed",
                        "Deleted: 1 message",
                        second + ": expired",
                        "Force-expired: 1 message",
                        "Force-expired: 1 message",
                        "Released from hold: 1 message",
                        "Released from hold: 0 messages"),
                postsuper(run));
    }

    @Test
    void allWithoutNamesIsCountedOnly() {
        ScenarioRun run = run("""
                - { at: 10s, postsuper: "-h ALL deferred" }
                - { at: 11s, postsuper: "-d ALL incoming active" }
                - { at: 12s, postsuper: "-d ALL" }
                """);
        assertEquals(
                List.of("Placed on hold: 4 messages", "Deleted: 0 messages", "Deleted: 4 messages"), postsuper(run));
    }

    @Test
    void severalOptionsOfOneCommandRunInTheirOrder() {
        ScenarioRun run = run("""
                - { at: 10s, postsuper: "-h oldest:2 -d newest" }
                """);
        assertEquals(
                List.of(
                        run.log().message(1).id() + ": placed on hold",
                        run.log().message(2).id() + ": placed on hold",
                        run.log().message(4).id() + ": removed",
                        "Deleted: 1 message",
                        "Placed on hold: 2 messages"),
                postsuper(run));
    }

    @Test
    void whatIsReleasedFromHoldKeepsItsTime() {
        // Deferred in second 1 for 300 s, held at 10, released at 150: renaming keeps the time, so not the scan of 200
        // but
        // that of 300, a second early as always, takes it.
        ScenarioRun run = run("""
                - { at: 10s, postsuper: -h oldest }
                - { at: 150s, postsuper: -H oldest }
                """);
        LoggedMessage held = run.log().message(1);
        assertEquals(2, held.active().size());
        assertAt(300.3, held.active().get(1));
    }

    @Test
    void aHeldMessageIsNotTriedAtAll() {
        ScenarioRun run = run("- { at: 10s, postsuper: -h ALL }\n- { at: 500s, postqueue: -f }\n");
        assertTrue(run.log().messages().stream()
                .allMatch(message -> message.active().size() == 1));
    }

    @Test
    void aMarkedMessageIsReturnedWithItsOldDeferLogAndNotTried() {
        // Marked at 10; -i brings it back to incoming at once: no attempt, one notice.
        ScenarioRun run = run("""
                - { at: 10s, postsuper: -e oldest }
                - { at: 11s, postqueue: -i oldest }
                """);
        LoggedMessage first = run.log().message(1);
        assertEquals(1, first.attempts().size());
        assertAt(List.of(1.02, 11.0), first.active());
        List<String> said = run.about(first.id());
        int expired = said.indexOf("qmgr: from=<s@home.test>, status=force-expired, returned to sender");
        assertTrue(expired > 0, said::toString);
        assertTrue(said.get(expired + 1).startsWith("bounce: sender non-delivery notification: "), said::toString);
        assertEquals("qmgr: removed", said.get(expired + 2));
        assertEquals(expired + 3, said.size());
    }

    @Test
    void aMarkedMessageThatWasNeverTriedGetsItsReasonFromRetry() {
        // Its trigger is lost; it is held before it is ever tried, marked there, and released.
        ScenarioRun run = ScenarioRun.of("""
                duration: 10m
                main.cf: |
                  queue_run_delay = 100s
                mail:
                  - { at: [1s], from: s@home.test, to: a@one.test }
                triggers: { cleanup: { lost: 100% } }
                faults:
                  - { at: 2s, postsuper: -h oldest }
                  - { at: 3s, postsuper: -f oldest }
                """);
        LoggedMessage first = run.log().message(1);
        assertEquals(1, first.attempts().size());
        assertEquals(
                "message is administratively expired", first.attempts().get(0).reply());
        List<String> said = run.about(first.id());
        assertTrue(
                said.get(said.size() - 4)
                        .matches("error: to=<a@one.test>, relay=none, .*, dsn=4.7.0, status=deferred.*"),
                said::toString);
        assertEquals("qmgr: from=<s@home.test>, status=force-expired, returned to sender", said.get(said.size() - 3));
        assertEquals("qmgr: removed", said.get(said.size() - 1));
    }

    @Test
    void aFlushedMessageLosesItsMarkWhenItIsRead() {
        // -i at 10 revives the dead destination for this message alone; the mark is gone at its next activation.
        ScenarioRun run = run("""
                - { at: 10s, postqueue: -i oldest }
                - { at: 60s, postqueue: -p }
                """);
        LoggedMessage first = run.log().message(1);
        assertAt(List.of(1.02, 10.0), first.active().subList(0, 2));
        assertEquals("450", first.attempts().get(1).reply().replaceAll(".*said: (\\d+).*", "$1"));
    }

    @Test
    void aSiteIsFlushedForItsMailAlone() {
        ScenarioRun run = run("- { at: 60s, postqueue: -s one.test }\n");
        assertAt(60.0, run.log().message(1).removed());
        assertAt(60.0, run.log().message(3).removed());
        assertTrue(run.log().message(2).removed() > 300);
    }

    @Test
    void aSiteThatIsNotKeptInMindIsRefused() {
        ScenarioRun run = run("- { at: 60s, postqueue: -s three.test }\n");
        assertEquals(
                List.of("fatal: Flush service is not configured for destination \"three.test\""),
                run.lines("postqueue"));
    }

    @Test
    void aFlushWhileTheSystemIsDownSaysSo() {
        ScenarioRun run = run("""
                - { at: 10s, stop: true }
                - { at: 20s, postqueue: -f }
                - { at: 21s, postqueue: -i oldest }
                - { at: 22s, postqueue: -p }
                """);
        assertEquals(
                List.of(
                        "fatal: Cannot flush mail queue - mail system is down",
                        "warning: connect to public/flush: Connection refused",
                        "fatal: Cannot flush mail queue - mail system is down",
                        "warning: Mail system is down -- accessing queue directly (Connect to the Postfix showq"
                                + " service: Connection refused)"),
                run.lines("postqueue"));
        assertTrue(run.printed().contains("-- 9 Kbytes in 4 Requests."), () -> String.join("\n", run.printed()));
    }

    @Test
    void theQueueIsListedAsPostqueueListsIt() {
        // Two in deferred, one on hold and marked to expire; the fourth is deleted. Sizes are those of qmgr's log.
        ScenarioRun run = run("""
                - { at: 10s, postsuper: -h oldest }
                - { at: 10.5s, postsuper: -e oldest hold }
                - { at: 11s, postsuper: "-d to:one.test deferred" }
                - { at: 12s, postqueue: -p }
                - { at: 13s, postsuper: "-d ALL" }
                - { at: 14s, postqueue: -p }
                """);
        String held = run.log().message(1).id();
        assertEquals(
                "-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------",
                run.printed().get(0));
        assertTrue(
                run.printed()
                        .contains(
                                String.format("%-11s %7s %s", held + "!#", "2000", "Mon Nov 23 12:00:01  s@home.test")),
                () -> String.join("\n", run.printed()));
        String reason = "(" + run.log().message(1).attempts().get(0).reply() + ")";
        assertTrue(run.printed().contains(reason), () -> String.join("\n", run.printed()));
        assertTrue(run.printed().contains(" ".repeat(41) + "a@one.test"));
        assertEquals(
                "-- 7 Kbytes in 3 Requests.", run.printed().get(run.printed().size() - 2));
        assertEquals("Mail queue is empty", run.printed().get(run.printed().size() - 1));
    }

    @Test
    void theQueueIsListedAsJson() {
        ScenarioRun run = run("- { at: 10s, postsuper: \"-d oldest:3\" }\n- { at: 12s, postqueue: -j }\n");
        String id = run.log().message(4).id();
        assertEquals(1, run.printed().size());
        assertTrue(
                run.printed()
                        .get(0)
                        .startsWith("{\"queue_name\": \"deferred\", \"queue_id\": \"" + id
                                + "\", \"arrival_time\": 1795435204, \"message_size\": 3000, \"forced_expire\": false,"
                                + " \"sender\": \"t@home.test\", \"recipients\": [{\"orig_address\": \"b@two.test\","
                                + " \"address\": \"b@two.test\", \"delay_reason\": \"host "),
                run.printed()::toString);
    }
}
