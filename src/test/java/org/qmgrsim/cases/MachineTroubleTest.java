package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What befalls the machine: no more processes, bad disks, a master that stands still or gets signals. */
class MachineTroubleTest {
    @Test
    void aForkThatFailsThrottlesTheService() {
        // The mail of 10 needs a smtp: no fork, for 60 s; then it goes out.
        ScenarioRun run = ScenarioRun.of("""
                duration: 2m
                mail: [{ at: [10s], to: u@one.test }]
                faults: [{ at: 5s, forks_fail: { service: smtp/unix, reason: Cannot allocate memory } }]
                """);
        assertAt(
                List.of(10.02),
                run.log().lines("master", "warning: master_spawn: fork: Cannot allocate memory -- throttling"));
        double removed = run.log().message(1).removed();
        assertTrue(removed > 69.5 && removed < 70.6, () -> "removed at " + removed);
    }

    @Test
    void withoutForksEveryServiceThatNeedsAProcessIsThrottled() {
        // The client of 10 stands in the backlog of smtpd, throttled until 70; then cleanup, rewrite ... one after the
        // other.
        ScenarioRun run = ScenarioRun.of("""
                duration: 3m
                mail: [{ at: [10s], to: u@one.test }]
                faults:
                  - { at: 5s, forks_fail: { times: always } }
                  - { at: 30s, forks_fail: { times: 0 } }
                """);
        assertEquals(
                1,
                run.log()
                        .lines("master", "warning: master_spawn: fork: Resource temporarily unavailable -- throttling")
                        .size());
        double arrival = run.log().message(1).arrival();
        assertTrue(arrival > 69.5 && arrival < 70.6, () -> "arrived at " + arrival);
    }

    @Test
    void aDamagedFileIsSetAsideWhenItIsRead() {
        ScenarioRun run = ScenarioRun.of("""
                duration: 11m
                mail: [{ at: [1s, 2s], to: u@one.test }]
                destinations: { one.test: { answers: 450 } }
                faults: [{ at: 10s, damage: oldest deferred }, { at: 400s, postqueue: -p }]
                """);
        LoggedMessage bad = run.log().message(1);
        List<String> qmgr = run.lines("qmgr");
        int rejected = qmgr.indexOf("warning: " + bad.id() + ": message rejected: missing end record");
        assertEquals(
                bad.id() + ": from=<sender@example.net>, size=10000, nrcpt=1 (queue active)", qmgr.get(rejected - 1));
        assertEquals(
                "warning: saving corrupt file \"" + bad.id() + "\" from queue \"active\" to queue \"corrupt\"",
                qmgr.get(rejected + 1));
        assertEquals(1, bad.attempts().size());
        assertEquals(2, run.log().message(2).attempts().size());
        assertFalse(String.join("\n", run.printed()).contains(bad.id()));
    }

    @Test
    void aStopWaitsForAMasterThatStandsStillAndKillsItInTheEnd() {
        ScenarioRun run = ScenarioRun.of("""
                duration: 1m
                faults:
                  - { at: 5s, sigstop: master }
                  - { at: 10s, stop: true }
                  - { at: 20s, start: true }
                """);
        assertAt(
                List.of(10.0, 11.0, 12.0, 13.0, 14.0),
                run.log().lines("postfix-script", "waiting for the Postfix mail system to terminate"));
        assertAt(
                List.of(15.0),
                run.log().lines("postfix-script", "warning: stopping the Postfix mail system with force"));
        assertAt(List.of(0.0, 20.0), run.log().times("master.daemon_started"));
        assertEquals(List.of(), run.log().lines("master", "terminating"));
    }

    @Test
    void aMasterThatGoesOnInTimeTerminates() {
        ScenarioRun run = ScenarioRun.of("""
                duration: 1m
                faults:
                  - { at: 5s, sigstop: master }
                  - { at: 10s, stop: true }
                  - { at: 11.5s, sigcont: master }
                """);
        assertEquals(
                2,
                run.log()
                        .lines("postfix-script", "waiting for the Postfix mail system to terminate")
                        .size());
        assertAt(List.of(11.5), run.log().times("master.terminating"));
    }

    @Test
    void aMasterThatStandsStillMakesNoProcessesAndSendsNoWakeups() {
        // Known processes serve on: qmgr is there, smtpd and smtp are not, so that the mail of 20 waits for the fork at
        // 40.
        ScenarioRun run = ScenarioRun.of("""
                duration: 1m
                mail: [{ at: [20s], to: u@one.test }]
                faults: [{ at: 5s, sigstop: master }, { at: 40s, sigcont: master }]
                """);
        assertAt(40.0, run.log().message(1).arrival());
    }

    @Test
    void aHangUpSignalToMasterIsAReload() {
        ScenarioRun run = ScenarioRun.of("""
                duration: 1m
                faults: [{ at: 5s, kill: master, signal: SIGHUP }, { at: 10s, kill: master, signal: SIGTERM }]
                """);
        assertAt(List.of(5.0), run.log().times("master.reload"));
        assertAt(List.of(10.0), run.log().times("master.terminating"));
        assertEquals(List.of("starting the Postfix mail system"), run.lines("postfix-script"));
    }

    @Test
    void aBadParameterOfOneTransportEndsQmgrWhenMailNeedsIt() {
        // The qmgr of the start has served a trigger: no throttle. The wakeup of 300 makes one that reads the file
        // before it
        // serves anything: it is throttled, and the next one comes a minute later.
        ScenarioRun run = ScenarioRun.of("""
                duration: 7m
                allow_bad_config: true
                main.cf: |
                  smtp_initial_destination_concurrency = 0
                mail: [{ at: [10s], to: u@one.test }]
                """);
        List<Double> fatal =
                run.log().lines("qmgr", "fatal: invalid smtp_initial_destination_concurrency parameter value 0 < 1");
        assertAt(10.02, fatal.get(0));
        assertTrue(fatal.size() == 3 && fatal.get(1) > 299.9 && fatal.get(2) > fatal.get(1) + 60, fatal::toString);
        assertEquals(0, run.log().message(1).attempts().size());
    }

    @Test
    void aWakeupThatFindsABacklogFullIsComplainedOf() {
        // qmgr stands still; two processes at most for qmgr's socket: its backlog takes max(1, 2) triggers.
        ScenarioRun run = ScenarioRun.of("""
                duration: 2m
                main.cf: |
                  default_process_limit = 2
                master.cf: |
                  qmgr unix n - n 20 1 qmgr
                faults: [{ at: 5s, sigstop: qmgr }]
                """);
        List<Double> complaints = run.log()
                .lines(
                        "master",
                        "warning: master_wakeup_timer_event: service qmgr(public/qmgr): Resource temporarily unavailable");
        assertEquals(3, complaints.size(), complaints::toString);
        assertTrue(complaints.get(0) > 59 && complaints.get(0) < 61, complaints::toString);
    }
}
