package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Loss;

/** How triggers travel: through a socket with a backlog, or through a FIFO; and what a client that says nothing does. */
class TriggerTransportTest {
    private static final String BASE = """
            duration: 10m
            main.cf: |
              in_flow_delay = 0
            master.cf: |
              pickup unix n - n 0 1 pickup
              qmgr unix n - n 300 1 qmgr -v
            """;

    private static Trial trial(String more, String... sets) throws InvalidInput {
        Trial trial = Trial.of(BASE + more, sets);
        assertEquals(List.of(), trial.audit().findings());
        return trial;
    }

    @Test
    void aFullBacklogLosesTriggersButNoMail() throws InvalidInput {
        // qmgr stands still from 10 to 60 s while 150 messages come. The backlog holds max(maxproc,
        // default_process_limit)
        // = 20 triggers; the others fail at once, and nobody is told. Nothing is lost by that: the twenty are read
        // after
        // all files are complete, and the first of them finds every file.
        Trial trial = trial("""
                mail: { arrivals: burst 150 at 20s over 20s, to: bob@example.org }
                faults: [{ at: 10s, sigstop: qmgr }, { at: 60s, sigcont: qmgr }]
                """, "default_process_limit=20");
        assertEquals(
                130,
                trial.facts(Happening.TriggerLost.class).stream()
                        .filter(fact -> ((Happening.TriggerLost) fact.what()).loss() == Loss.BACKLOG_FULL)
                        .count());
        List<Double> active = trial.when(Happening.MessageActive.class);
        assertEquals(150, active.size());
        assertTrue(active.get(0) >= 60 && active.get(149) < 62, active::toString);
        assertEquals(List.of(), trial.log("cleanup: warning"));
    }

    @Test
    void theWakeupIsLostInAFullBacklogTooAndMasterSaysSo() throws InvalidInput {
        Trial trial = trial("""
                mail: { arrivals: burst 30 at 20s over 5s, to: bob@example.org }
                faults: [{ at: 10s, sigstop: qmgr }, { at: 400s, sigcont: qmgr }]
                """, "default_process_limit=20");
        assertEquals(
                List.of("master: warning: master_wakeup_timer_event: service qmgr(public/qmgr): Resource temporarily"
                        + " unavailable"),
                trial.texts("master_wakeup_timer_event"));
    }

    @Test
    void aSilentClientHoldsTheWholeDaemonForTenSeconds() throws InvalidInput {
        // At 20 s two clients connect. From 20 to 30 s the first one is waited for, from 30 to 40 the second: the mail
        // of 21 s,
        // whose trigger stands behind them, is active at 40 s. master never hears of them: no master_notify for either.
        Trial trial = trial("""
                mail: { at: [21s, 50s], to: bob@example.org }
                faults: [{ at: 20s, silent_trigger: { count: 2 } }]
                """, "duration=100s");
        assertEquals(List.of(40.0, 50.0), trial.when(Happening.MessageActive.class));
        assertEquals(List.of(0.0, 20.0, 30.0, 40.0, 50.0), trial.times("trigger arrived"));
        assertEquals(List.of(0.0, 40.0, 50.0), trial.times("master_notify: status 0"));
    }

    @Test
    void aClientThatSpeaksAtLastIsServedAndOneThatHangsUpIsNot() throws InvalidInput {
        Trial trial = trial("""
                faults:
                  - { at: 20s, silent_trigger: { for: 4s, bytes: D } }
                  - { at: 40s, silent_trigger: { for: 3s } }
                """, "duration=100s");
        assertEquals(List.of(24.0), trial.times("request: 68 (D)"));
        // who hangs up lets the daemon go on: it reads the end of the data, which is a request of no bytes
        assertEquals(List.of(0.0, 24.0, 43.0), trial.times("master_notify: status 0"));
    }

    @Test
    void aFifoHandsOverWhatSeveralHaveWrittenInOneReadAndWithoutNuls() throws InvalidInput {
        // qmgr stands still from 10 to 60 s; twelve messages come. By a socket that is twelve triggers and scans. By a
        // FIFO
        // it is one read of twelve W: one trigger, one scan for all.
        String mail = """
                mail: { at: [20s, 21s, 22s, 23s, 24s, 25s, 26s, 27s, 28s, 29s, 30s, 31s], to: bob@example.org }
                faults: [{ at: 10s, sigstop: qmgr }, { at: 60s, sigcont: qmgr }]
                """;
        Trial socket = trial(mail);
        Trial fifo = trial(mail, "qmgr/unix/type=fifo");
        assertEquals(
                12,
                trial(mail).times("trigger_server_accept_local").stream()
                        .filter(at -> at > 59 && at < 299)
                        .count());
        assertEquals(
                List.of(60.0),
                fifo.times("trigger_server_accept_fifo: trigger arrived").stream()
                        .filter(at -> at > 59 && at < 299)
                        .toList());
        assertEquals(
                12,
                fifo.log("request: 87 (W)").stream()
                        .filter(line -> line.at() > 59 && line.at() < 299)
                        .count());
        assertEquals(0, fifo.log("request: 0").size());
        assertTrue(socket.log("request: 0").size() > 10);
        assertEquals(12, fifo.when(Happening.MessageActive.class).size());
        assertEquals(60, fifo.when(Happening.MessageActive.class).get(11), 0.3);
    }

    @Test
    void aFifoForksQmgrAndWakesPickupLikeASocket() throws InvalidInput {
        // No wakeups at all: the first message forks qmgr; a submission forks pickup.
        Trial trial = Trial.of("""
                duration: 1m
                master.cf: |
                  pickup fifo n - n 0 1 pickup
                  qmgr fifo n - n 0 1 qmgr
                mail: { at: [10s], via: sendmail, to: bob@example.org }
                """);
        assertEquals(1, trial.log("status=sent").size());
        assertEquals(0, trial.log("read timeout").size());
    }

    @Test
    void aSilentClientOfAFifoIsNoClient() throws InvalidInput {
        Trial trial = trial("""
                mail: { at: [21s], to: bob@example.org }
                faults: [{ at: 20s, silent_trigger: { for: 5s, bytes: D } }]
                """, "qmgr/unix/type=fifo");
        assertEquals(List.of(21.0), trial.when(Happening.MessageActive.class));
        assertEquals(List.of(25.0), trial.times("request: 68 (D)"));
    }
}
