package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;

/** Clients that wait for the answer to one message before they send the next. */
class ClosedLoopTest {
    private static final long SECOND = 1_000_000_000;

    private static List<Fact> run(String text, String... sets) throws InvalidInput {
        List<Fact> facts = new ArrayList<>();
        Scenario scenario =
                ScenarioFile.parse(text, Path.of("x.yaml"), List.of(sets)).scenario();
        new Simulation(scenario, 0).read(facts::add).run();
        return facts;
    }

    private static List<Fact> of(List<Fact> facts, Class<? extends Happening> kind) {
        return facts.stream().filter(fact -> kind.isInstance(fact.what())).toList();
    }

    private static double seconds(Fact fact) {
        return (fact.atNanos() - ScenarioFile.START_NANOS) / 1e9;
    }

    /** Greatest number of facts of one kind that were not yet followed by one of the other. */
    private static int most(List<Fact> facts, Class<? extends Happening> one, Class<? extends Happening> other) {
        int now = 0;
        int most = 0;
        for (Fact fact : facts) {
            now += one.isInstance(fact.what()) ? 1 : other.isInstance(fact.what()) ? -1 : 0;
            most = Math.max(most, now);
        }
        return most;
    }

    private static final String LOOP = """
            duration: 5m
            mail: { clients: { sessions: 3 }, to: bob@example.org, begin: 1s, count: 30 }
            """;

    @Test
    void noMoreAreServedThanThereAreClients() throws InvalidInput {
        List<Fact> facts = run(LOOP);

        assertEquals(30, of(facts, Happening.MessageBegan.class).size());
        assertEquals(30, of(facts, Happening.MessageRemoved.class).size());
        assertEquals(3, most(facts, Happening.ClientConnected.class, Happening.ClientGone.class));
        assertEquals(30, of(facts, Happening.ClientConnected.class).size());
    }

    @Test
    void severalMessagesGoOverOneConnection() throws InvalidInput {
        // 30 messages, four to a connection: the clients share them out, so at least 8 connections, and at most 30 / 4
        // + 3.
        List<Fact> facts = run(LOOP, "mail.clients.per_connection=4");
        List<Fact> gone = of(facts, Happening.ClientGone.class);

        assertEquals(30, of(facts, Happening.MessageRemoved.class).size());
        assertTrue(gone.size() >= 8 && gone.size() <= 10, gone.size() + " connections");
        assertEquals(
                "ehlo=1 mail=4 rcpt=4 data=4 quit=1 commands=14",
                ((Happening.ClientGone) gone.get(0).what()).commands());
    }

    @Test
    void aClientPausesBetweenItsMessages() throws InvalidInput {
        // One client, 10 s after each answer: at 1, 11, 21 s and so on, each some milliseconds later than the last.
        for (String per : List.of("1", "2")) {
            List<Fact> began = of(
                    run(LOOP, "mail.clients={ sessions: 1, pause: 10s, per_connection: " + per + " }"),
                    Happening.MessageBegan.class);

            assertEquals(30, began.size());
            for (int i = 0; i < 10; i++) {
                assertEquals(1 + 10 * i, seconds(began.get(i)), 0.1 + 0.1 * i);
            }
        }
    }

    @Test
    void theWindowEndsALoop() throws InvalidInput {
        List<Fact> began = of(
                run(LOOP, "mail.clients={ sessions: 1, pause: 10s, per_connection: 9 }", "mail.end=35s"),
                Happening.MessageBegan.class);

        assertEquals(4, began.size()); // at 1, 11, 21 and 31 s
    }

    @Test
    void commandsFollowOneAnother() throws InvalidInput {
        List<Fact> facts = run(LOOP, "mail.via=sendmail");

        assertEquals(30, of(facts, Happening.MessageRemoved.class).size());
        List<Fact> began = of(facts, Happening.MessageBegan.class);
        List<Integer> commands = of(facts, Happening.ProcessForked.class).stream()
                .filter(fact ->
                        ((Happening.ProcessForked) fact.what()).program().equals("sendmail"))
                .map(Fact::subject)
                .toList();
        List<Fact> ended = of(facts, Happening.ProcessEnded.class).stream()
                .filter(fact -> commands.contains(fact.subject()))
                .toList();
        // The fourth command is run when the first of three has ended, and not before.
        assertTrue(began.get(3).atNanos() >= ended.get(0).atNanos());
        assertTrue(began.get(2).atNanos() < ended.get(0).atNanos());
    }

    @Test
    void whatIsRefusedIsSentAgain() throws InvalidInput {
        String down = """
                duration: 10m
                mail:
                  - name: loop
                    clients: { sessions: 2, pause: 50ms }
                    retry: 7s
                    to: bob@example.org
                    end: 100s
                faults:
                  - { at: 20s, stop: true }
                  - { at: 41s, start: true }
                """;
        List<Fact> began = of(run(down), Happening.MessageBegan.class);

        // Down from 20 s to 41 s: refused at 20 + a little, tried every 7 s, so that mail comes again at 41 to 48 s.
        double before = began.stream()
                .mapToDouble(ClosedLoopTest::seconds)
                .filter(at -> at < 30)
                .max()
                .orElse(0);
        double after = began.stream()
                .mapToDouble(ClosedLoopTest::seconds)
                .filter(at -> at > 30)
                .min()
                .orElse(0);
        assertEquals(20, before, 0.1);
        assertTrue(after > 41 && after < 48.2, "again at " + after);
        assertEquals("loop", ((Happening.MessageBegan) began.get(0).what()).source());
    }

    @Test
    void openLoopsComeAgainOnlyIfTheySaySo() throws InvalidInput {
        String down = """
                duration: 10m
                mail: { at: [5s, 15s, 25s], to: bob@example.org }
                faults: [{ at: 10s, stop: true }, { at: 20s, start: true }]
                """;

        assertEquals(
                List.of(5L, 25L),
                of(run(down), Happening.MessageBegan.class).stream()
                        .map(fact -> Math.round(seconds(fact)))
                        .toList());
        assertEquals(
                List.of(5L, 25L, 75L),
                of(run(down, "mail.retry=1m"), Happening.MessageBegan.class).stream()
                        .map(fact -> Math.round(seconds(fact)))
                        .toList());
    }

    /**
     * Flow control holds cleanup up for in_flow_delay when the pipe is empty; a closed loop slows down by it, an open one does not.
     */
    @Test
    void flowControlSlowsAClosedLoopDown() throws InvalidInput {
        String burst = """
                duration: 2m
                main.cf: |
                  qmgr_message_active_limit = 10
                mail: { clients: 10, to: bob@example.org, begin: 1s, count: 100000, end: 11s }
                destinations: { example.org: { after: 100s } }
                """;
        long paused = of(run(burst), Happening.MessageBegan.class).size();
        long free =
                of(run(burst, "in_flow_delay=0s"), Happening.MessageBegan.class).size();

        // With the active queue full qmgr takes nothing in and gives no tokens: each client is held up for 1 s at every
        // message.
        // At first there are 100 tokens, and one for each of the ten that became active.
        assertEquals(10 * 10 + 110, paused, 15);
        assertTrue(free > 10 * paused, free + " without flow control");
    }
}
