package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A public service that reaches its process limit. */
class StressTest {
    private static final String FULL = "warning: service \"smtp\" (25) has reached its process limit \"3\":"
            + " new clients may experience noticeable delays";
    private static final String AVOID = "warning: to avoid this condition, increase the process count in master.cf or"
            + " reduce the service time per client";
    private static final String PAGE = "warning: see https://www.postfix.org/STRESS_README.html for examples of"
            + " stress-adapting configuration settings";

    /** Three smtpd at most, each held for a second by the empty flow pipe: qmgr does not run. Under stress they serve one. */
    private static final String CROWD = """
            duration: 50m
            main.cf: |
              max_use = ${stress?{1}:{100}}
              max_idle = 3000s
              in_flow_delay = 1s
            master.cf: |
              smtp inet n - n - 3 smtpd
              pickup unix n - n 0 1 pickup
              qmgr unix n - n 0 1 qmgr
            triggers: { cleanup: { lost: 100% } }
            """;

    @Test
    void theLimitIsWarnedOfAtMostEveryThousandSeconds() {
        // All three are busy at 10 and at 20, and again at 1005 and 1015 and 2030: 995 s after the first warning it is
        // too
        // early, 1005 s after it is time; then 1015 s later again.
        ScenarioRun run = ScenarioRun.of(CROWD + """
                mail:
                  - { arrivals: burst 3 at 10s, to: u@one.test }
                  - { arrivals: burst 3 at 20s, to: u@one.test }
                  - { arrivals: burst 3 at 1005s, to: u@one.test }
                  - { arrivals: burst 3 at 1015s, to: u@one.test }
                  - { arrivals: burst 3 at 2030s, to: u@one.test }
                """);
        assertAt(List.of(10.0, 1015.0, 2030.0), run.log().lines("master", FULL));
        List<String> said = run.lines("master");
        int first = said.indexOf(FULL);
        assertEquals(List.of(AVOID, PAGE), said.subList(first + 1, first + 3));
    }

    @Test
    void theFirstStressRestartsTheServiceAndNewProcessesAreToldOfIt() {
        // The third fork at 10 is the last one allowed: the two that are busy leave when they are done, and the third,
        // told
        // of the stress, serves one client only. So none is left for the mail of 20: it needs a fork, which at one of
        // three
        // is no new stress; that process is still told, and leaves after its client, so that the mail of 21 needs
        // another.
        ScenarioRun run = ScenarioRun.of(CROWD + """
                mail:
                  - { arrivals: burst 3 at 10s, to: u@one.test }
                  - { at: [20s, 25s], to: u@one.test }
                """);
        assertEquals(5, pids(run).size());
    }

    @Test
    void theStressIsOverAThousandSecondsAfterTheLimitWasLastReached() {
        // The process of 1020 is told nothing, and serves all that follow.
        ScenarioRun run = ScenarioRun.of(CROWD + """
                mail:
                  - { arrivals: burst 3 at 10s, to: u@one.test }
                  - { at: [1005s, 1020s, 1030s, 1040s], to: u@one.test }
                """);
        assertEquals(3 + 1 + 1, pids(run).size());
    }

    @Test
    void aServiceOnALoopbackAddressKnowsNoStress() {
        ScenarioRun run = ScenarioRun.of(CROWD + """
                mail:
                  - { arrivals: burst 3 at 10s, to: u@one.test }
                  - { at: [20s, 25s], to: u@one.test }
                """, "inet_interfaces=loopback-only");
        assertEquals(List.of(), run.log().lines("master", "warning:"));
        assertEquals(3, pids(run).size());
    }

    @Test
    void clientsWaitInTheBacklogWhileAllAreBusy() {
        // Six at once, one second each in cleanup: three at 10, three more when those are done.
        ScenarioRun run = ScenarioRun.of(CROWD + "mail: [{ arrivals: burst 6 at 10s, to: u@one.test }]\n");
        List<Double> connects = run.log().lines("smtpd", "connect from");
        assertEquals(6, connects.size());
        assertTrue(connects.get(2) < 10.1, connects::toString);
        assertTrue(connects.get(3) > 11 && connects.get(5) < 11.2, connects::toString);
    }

    private static List<Integer> pids(ScenarioRun run) {
        return run.log().rows().stream()
                .filter(row -> row.line().program().equals("smtpd"))
                .map(row -> row.line().pid())
                .distinct()
                .toList();
    }
}
