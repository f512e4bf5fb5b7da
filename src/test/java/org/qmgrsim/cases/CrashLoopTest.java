package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Processes that crash again and again, and what master and qmgr make of it. */
class CrashLoopTest {
    private static final String SBIN = "warning: /usr/lib/postfix/sbin/";
    private static final String THROTTLING = ": bad command startup -- throttling";

    private static String process(String program, String end) {
        return "warning: process /usr/lib/postfix/sbin/" + program + " pid \\d+ " + end;
    }

    private static long count(ScenarioRun run, String pattern) {
        return run.lines("master").stream()
                .filter(line -> line.matches(pattern))
                .count();
    }

    @Test
    void anAgentThatCrashesAtItsStartKeepsTheMailActive() {
        // The connection stays in the backlog: qmgr waits, master forks once a minute. Repaired at 200: the fork after
        // the
        // throttle of 183.3 delivers: 2.0 + 0.0005, + 60.4, 60.3, 60.2 ... the mail never was deferred.
        ScenarioRun run = ScenarioRun.of("""
                duration: 5m
                mail: [{ at: [2s], to: u@one.test }]
                faults:
                  - { at: 1s, crash_at_start: { service: smtp, times: always } }
                  - { at: 200s, crash_at_start: { service: smtp, times: 0 } }
                """);
        assertEquals(4, count(run, process("smtp", "killed by signal 9")));
        assertEquals(4, run.log().lines("master", SBIN + "smtp" + THROTTLING).size());
        assertEquals(1, run.log().message(1).attempts().size());
        assertTrue(run.log().message(1).removed() > 240 && run.log().message(1).removed() < 245);
    }

    @Test
    void anAgentThatCrashesAtEveryRequestDefersItsMailAndIsThrottled() {
        // It took a client, so that it greets, gets the request, and dies: a use count of 0 all the same. 3.12: only
        // that
        // entry ends, the file is deferred without a status line.
        ScenarioRun run = ScenarioRun.of("""
                duration: 30s
                mail: [{ at: [2s], to: u@one.test }]
                destinations: { one.test: { answers: 250, after: 1s } }
                faults: [{ at: 1s, crash_at_request: { service: smtp, times: always, after: 100ms, exit: 70 } }]
                """);
        assertEquals(1, count(run, process("smtp", "exit status 70")));
        assertEquals(1, run.log().lines("master", SBIN + "smtp" + THROTTLING).size());
        assertEquals(
                List.of(
                        "warning: premature end-of-input on private/smtp socket while reading input attribute name",
                        "warning: private/smtp socket: malformed response"),
                run.lines("qmgr").subList(1, 3));
        assertEquals(0, run.log().message(1).attempts().size());
    }

    @Test
    void inOldVersionsOneCrashPutsOffAllThatWaits() {
        // 3.7: the first agent dies with four more messages waiting behind a limit of one: all five are put off by
        // retry.
        ScenarioRun run = ScenarioRun.of("""
                duration: 40s
                postfix: 3.7.11
                main.cf: |
                  smtp_destination_concurrency_limit = 1
                mail: [{ at: [2s, 2s, 2s, 2s, 2s], to: u@one.test }]
                destinations: { one.test: { answers: 250, after: 1s } }
                faults: [{ at: 1s, crash_at_request: { service: smtp, after: 500ms, times: 1 } }]
                """);
        assertEquals(
                1,
                run.log()
                        .lines(
                                "qmgr",
                                "warning: transport smtp failure -- see a previous warning/fatal/panic logfile record for"
                                        + " the problem description")
                        .size());
        for (LoggedMessage message : run.log().messages()) {
            assertEquals(
                    "unknown mail transport error", message.attempts().get(0).reply());
        }
    }

    @Test
    void inNewVersionsOneCrashPutsOffItsOwnMessageOnly() {
        // The service is throttled, since its only process died at its first request: the other four are sent after 60
        // s.
        ScenarioRun run = ScenarioRun.of("""
                duration: 80s
                main.cf: |
                  smtp_destination_concurrency_limit = 1
                mail: [{ at: [2s, 2s, 2s, 2s, 2s], to: u@one.test }]
                destinations: { one.test: { answers: 250, after: 1s } }
                faults: [{ at: 1s, crash_at_request: { service: smtp, after: 500ms, times: 1 } }]
                """);
        List<LoggedMessage> untried = run.log().messages().stream()
                .filter(message -> message.attempts().isEmpty())
                .toList();
        assertEquals(1, untried.size());
        assertEquals(
                4,
                run.log().messages().stream().filter(LoggedMessage::isRemoved).count());
    }

    @Test
    void aThrottleOutlivesAReload() {
        // Throttled at 2.0 for 60 s: not the reload of 20 but the release at 62 brings qmgr back; the wakeups of the
        // reload
        // are not sent.
        ScenarioRun run = ScenarioRun.of("""
                duration: 2m
                faults:
                  - { at: 1s, kill: qmgr }
                  - { at: 1.5s, crash_at_start: qmgr }
                  - { at: 2s, trigger: { to: qmgr, bytes: W } }
                  - { at: 20s, reload: true }
                mail: [{ at: [30s], to: u@one.test }]
                """);
        assertEquals(1, run.log().lines("master", SBIN + "qmgr" + THROTTLING).size());
        assertAt(List.of(20.0), run.log().times("master.reload"));
        double active = run.log().message(1).active().get(0);
        assertTrue(active > 61.9 && active < 62.7, () -> "active at " + active);
    }

    @Test
    void aQmgrThatCrashesAtEveryTriggerIsThrottledAfterEach() {
        // Killed 0.2 ms after it has told master of a client: it never finished a request.
        ScenarioRun run = ScenarioRun.of("""
                duration: 3m
                master.cf: |
                  qmgr unix n - n 10 1 qmgr
                faults: [{ at: 5s, crash_at_request: { service: qmgr, times: 2, after: 0s } }]
                """);
        // The wakeup of 10 meets the qmgr of the start, which has finished one: no throttle, and the wakeup of 20 makes
        // a new
        // one, which dies with a use count of 0: throttled until 80.
        assertEquals(2, count(run, process("qmgr", "killed by signal 9")));
        List<Double> throttled = run.log().lines("master", SBIN + "qmgr" + THROTTLING);
        assertEquals(1, throttled.size());
        assertTrue(throttled.get(0) > 19.9 && throttled.get(0) < 20.3, throttled::toString);
    }

    @Test
    void aCleanupThatCrashesTakesSmtpdWithIt() {
        ScenarioRun run = ScenarioRun.of("""
                duration: 30s
                mail: [{ at: [2s], to: u@one.test }]
                faults: [{ at: 1s, crash_at_request: { service: cleanup, after: 0s, signal: SIGSEGV } }]
                """.replace(", signal: SIGSEGV }", " }, signal: SIGSEGV"));
        assertEquals(1, count(run, process("cleanup", "killed by signal 11")));
        assertEquals(
                List.of(
                        "warning: premature end-of-input on public/cleanup socket while reading input attribute name",
                        "fatal: unable to connect to the public cleanup service"),
                run.lines("smtpd").subList(1, 3));
        assertEquals(1, count(run, process("smtpd", "exit status 1")));
    }
}
