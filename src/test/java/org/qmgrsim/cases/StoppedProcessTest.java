package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** SIGSTOP and SIGCONT, to processes of any service, be they many. */
class StoppedProcessTest {
    /** Three deliveries of 1 s at once leave three idle agents, from second 4 on; they do not leave. */
    private static final String THREE_AGENTS = """
            duration: 2m
            main.cf: |
              max_idle = 1000s
              minimal_backoff_time = 1000s
            mail:
              - { at: [2s, 2s, 2s, 20s, 22s], to: u@slow.test }
            destinations: { slow.test: { answers: 250, after: 1s } }
            faults:
            """;

    private static ScenarioRun run(String faults) {
        return ScenarioRun.of(THREE_AGENTS + faults.indent(2));
    }

    @Test
    void theFirstInLineStopsAllBehindIt() {
        // Idle processes of a service stand in line for a lock, and the one that has it waits for a client: the one
        // that has
        // been idle longest. master sees three available processes, and makes none.
        ScenarioRun run = run("""
                - { at: 10s, sigstop: { service: smtp, process: idle } }
                - { at: 40s, sigcont: smtp }
                """);
        assertAt(41.0, run.log().message(4).removed());
        assertAt(41.0, run.log().message(5).removed());
    }

    @Test
    void anotherOneOnlyLosesItsPlace() {
        ScenarioRun run = run("- { at: 10s, sigstop: { service: smtp, process: newest } }\n");
        assertAt(21.0, run.log().message(4).removed());
        assertAt(23.0, run.log().message(5).removed());
    }

    @Test
    void allOfThemMayStandStill() {
        ScenarioRun run = run("""
                - { at: 10s, sigstop: { service: smtp, process: all } }
                - { at: 30s, kill: { service: smtp, process: all } }
                """);
        // SIGKILL ends a stopped process too: the connection of 20 was in the backlog all the time, so that master
        // makes a
        // new agent, and one more for that of 22.
        assertAt(31.0, run.log().message(4).removed());
        assertAt(31.0, run.log().message(5).removed());
    }

    @Test
    void whatAStoppedAgentWaitedForComesMeanwhile() {
        // Stopped at 2.5 in its second of waiting for the host: the answer has long been there when it goes on at 30.
        ScenarioRun run = run("""
                - { at: 2.5s, sigstop: { service: smtp, process: busy } }
                - { at: 30s, sigcont: smtp }
                """);
        List<Double> removed = run.log().messages().stream()
                .map(LoggedMessage::removed)
                .sorted()
                .toList();
        assertAt(List.of(3.02, 3.02, 21.0, 23.0, 30.0), removed);
    }

    @Test
    void aStoppedQmgrTakesItsTriggersInTheirOrderWhenItGoesOn() {
        ScenarioRun run = run("- { at: 10s, sigstop: qmgr }\n- { at: 40s, sigcont: qmgr }\n");
        assertAt(40.0, run.log().message(4).active().get(0));
        assertAt(40.0, run.log().message(5).active().get(0));
    }

    @Test
    void aStoppedCleanupStopsTheMailThatItReceives() {
        // One cleanup is stopped with the lock; smtpd waits for it until it goes on, within its ipc_timeout.
        ScenarioRun run = run("- { at: 10s, sigstop: cleanup }\n- { at: 40s, sigcont: cleanup }\n");
        assertAt(40.0, run.log().message(4).arrival());
    }

    @Test
    void smtpdGivesUpOnACleanupThatStandsStillTooLong() {
        ScenarioRun run = ScenarioRun.of("""
                duration: 3m
                main.cf: |
                  max_idle = 1000s
                  ipc_timeout = 50s
                mail: [{ at: [2s, 20s], to: u@one.test }]
                faults: [{ at: 10s, sigstop: { service: cleanup, process: all } }]
                """);
        assertAt(
                List.of(70.0),
                run.log()
                        .lines(
                                "smtpd",
                                "warning: timeout on public/cleanup socket while reading input attribute name"));
        assertAt(List.of(70.0), run.log().lines("smtpd", "fatal: unable to connect to the public cleanup service"));
        assertTrue(run.lines("master")
                .get(1)
                .matches("warning: process /usr/lib/postfix/sbin/smtpd pid \\d+ exit status 1"));
    }

    @Test
    void aStoppedProcessOverlooksItsWatchdogOnce() {
        // qmgr stands still from 10 on in the middle of nothing: an alarm of 333 s is lost, and the loop goes on at
        // 1500.
        ScenarioRun run = ScenarioRun.of("""
                duration: 40m
                mail: [{ at: [2s, 20s], to: u@one.test }]
                faults:
                  - { at: 10s, sigstop: qmgr }
                  - { at: 1500s, sigcont: qmgr }
                """);
        assertEquals(List.of(), run.log().lines("qmgr", "fatal"));
        assertAt(1500.0, run.log().message(2).removed());
    }
}
