package org.qmgrsim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** The life of a message is a chain of waits, and what made it active is found by walking links. */
class MessageLivesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String TWO_MAILS = """
            mail:
              - { at: [100s, 200s], to: bob@example.org }
            """;

    private static List<Wait> reasons(MessageLife life) {
        return life.waits().stream().map(WaitedFor::reason).toList();
    }

    // ---------------------------------------------------------------- chains

    @ParameterizedTest
    @ValueSource(strings = {"why-wakeup", "reload-under-load", "qmgr-killed-idle", "bad-startup", "seed-log"})
    void theWaitsOfEachMessageAddUpToItsLife(String name) throws InvalidInput {
        var scenario = ScenarioFile.read(Path.of("scenarios", name + ".yaml"), List.of())
                .scenario();

        List<MessageLife> lives = Lab.lives(scenario);

        assertFalse(lives.isEmpty());
        for (MessageLife life : lives) {
            long sum = life.waits().stream().mapToLong(WaitedFor::nanos).sum();
            assertEquals(life.endNanos() - life.arrivedNanos(), sum, life::toString);
            assertTrue(life.waits().stream().allMatch(wait -> wait.nanos() >= 0), life::toString);
        }
    }

    @Test
    void everyMessageThatBeganIsTold() throws InvalidInput {
        // Nothing moves this mail, so every life is cut off by the end of the run, and none may be missing.
        var scenario = Lab.scenario(
                "mail: [{ arrivals: poisson 1/min, to: bob@example.org }]\n",
                "qmgr/unix/wakeup=0",
                "triggers.cleanup.denied=true");
        List<Fact> began = new ArrayList<>();
        List<MessageLife> lives = new ArrayList<>();
        new Simulation(scenario, 0)
                .read(fact -> {
                    if (fact.what() instanceof Happening.MessageBegan) {
                        began.add(fact);
                    }
                })
                .read(new MessageLives(lives::add))
                .run();

        assertTrue(began.size() > 60);
        assertEquals(
                began.stream().map(Fact::subject).toList(),
                lives.stream().map(MessageLife::message).toList());
        assertTrue(lives.stream().allMatch(life -> life.state() == FinalState.STILL_WAITING && life.mover() == null));
    }

    @Test
    void aDeferredMessageWaitsInBackoffUntilTheDeferredScanAndIsThenBack() throws InvalidInput {
        // Deferred at 100 s until 400 s; the deferred scan of qmgr runs every 300 s from its start near 0: at 600 s,
        // and
        // mail due within the next second is taken too, which changes nothing here. Delivered then.
        var scenario = Lab.scenario("""
                mail: [{ at: [100s], to: bob@example.org }]
                destinations:
                  example.org: [{ answers: 450 }, { answers: 250, from: 500s }]
                """);

        MessageLife life = Lab.lives(scenario).get(0);

        assertEquals(FinalState.DELIVERED, life.state());
        assertEquals(1, life.deferrals());
        assertEquals(Mover.OWN_TRIGGER, life.mover());
        assertTrue(reasons(life).contains(Wait.BACKOFF), life::toString);
        assertEquals(500, (life.removedNanos() - life.arrivedNanos()) / 1e9, 1.0);
    }

    @Test
    void factsOfKindsThatItDoesNotAskForWouldTellItNothing() throws InvalidInput {
        // One listens to what it asked for, the other to everything. Lost triggers, a dead qmgr and an outage are in
        // it.
        var scenario = Lab.scenario("""
                mail: [{ arrivals: poisson 10/min, to: bob@example.org }]
                destinations:
                  example.org: [{ answers: 250 }, { answers: 450, from: 20m }, { answers: 250, from: 1h }]
                triggers: { cleanup: { lost: 20% } }
                faults: [{ at: 30m, kill: qmgr }]
                """);
        List<MessageLife> asked = new ArrayList<>();
        List<MessageLife> all = new ArrayList<>();
        MessageLives hearsAll = new MessageLives(all::add);

        new Simulation(scenario, 0)
                .read(new MessageLives(asked::add))
                .read(hearsAll::read)
                .run();

        assertTrue(asked.size() > 1000);
        assertEquals(all, asked);
    }

    @Test
    void aJournalWithAGapInAChainIsRefused() {
        MessageLives lives = new MessageLives(life -> {});
        lives.read(new Fact(1, 0, 5, 0, 0, new Happening.MessageBegan(Happening.Origin.SMTP, "", "a@x", 1)));
        lives.read(new Fact(2, 0, 5, 1, 1, new Happening.WaitBegan(Wait.RECEIVING, 0)));

        Fact gap = new Fact(3, 9, 5, 2, 1, new Happening.WaitBegan(Wait.AGENT, 0));

        assertThrows(IllegalStateException.class, () -> lives.read(gap));
    }

    // ---------------------------------------------------------------- causes

    @Test
    void aWorkingTriggerMovesItsOwnMessage() throws InvalidInput {
        List<MessageLife> lives = Lab.lives(Lab.scenario(TWO_MAILS));

        for (MessageLife life : lives) {
            assertEquals(Mover.OWN_TRIGGER, life.mover());
            assertNull(life.startedBy());
            assertFalse(life.ownTriggerLost());
            assertEquals(0, life.activationNanos());
        }
    }

    @Test
    void mailWhoseTriggerIsLostWaitsForTheWakeup() throws InvalidInput {
        // Wakeups 6 ms before the start and every 300 s from there: mail of 100 s and 200 s waits 200 s and 100 s.
        List<MessageLife> lives = Lab.lives(Lab.scenario(TWO_MAILS, "triggers.cleanup.denied=true"));

        for (MessageLife life : lives) {
            assertEquals(Mover.WAKEUP, life.mover());
            assertTrue(life.movedByWakeup());
            assertTrue(life.ownTriggerLost());
            assertTrue(reasons(life).contains(Wait.NO_TRIGGER));
        }
        assertEquals(200, lives.get(0).activationNanos() / 1e9, 0.1);
        assertEquals(100, lives.get(1).activationNanos() / 1e9, 0.1);
    }

    @Test
    void mailWhoseTriggerIsLostIsMovedByTheTriggerOfTheNext() throws InvalidInput {
        List<MessageLife> lives =
                Lab.lives(Lab.scenario(TWO_MAILS + "triggers: { cleanup: { denied: true, until: 150s } }\n"));

        assertEquals(Mover.OTHER_TRIGGER, lives.get(0).mover());
        assertEquals(100, lives.get(0).activationNanos() / 1e9, 0.1);
        assertEquals(Mover.OWN_TRIGGER, lives.get(1).mover());
        assertFalse(lives.get(0).movedByWakeup());
    }

    @Test
    void withoutAWakeupTheFirstGoodTriggerStartsQmgrAndTheStartMovesTheMail() throws InvalidInput {
        List<MessageLife> lives = Lab.lives(Lab.scenario(TWO_MAILS, "qmgr/unix/wakeup=0"));

        assertEquals(Mover.START, lives.get(0).mover());
        assertEquals(Mover.OWN_TRIGGER, lives.get(0).startedBy());
        assertEquals(Mover.OWN_TRIGGER, lives.get(1).mover());
    }

    @Test
    void aWakeupThatFindsNoQmgrMovesMailByStartingOne() throws InvalidInput {
        List<MessageLife> lives = Lab.lives(
                Lab.scenario(TWO_MAILS + "faults: [{ at: 50s, kill: qmgr }]\n", "triggers.cleanup.denied=true"));

        assertEquals(Mover.START, lives.get(0).mover());
        assertEquals(Mover.WAKEUP, lives.get(0).startedBy());
        assertTrue(lives.get(0).movedByWakeup());
        assertEquals(200, lives.get(0).activationNanos() / 1e9, 0.1);
    }

    @Test
    void aFlushMovesWhatNoTriggerAnnounced() throws InvalidInput {
        List<MessageLife> lives = Lab.lives(
                Lab.scenario(TWO_MAILS + "faults: [{ at: 250s, flush: true }]\n", "triggers.cleanup.denied=true"));

        assertEquals(Mover.FLUSH, lives.get(0).mover());
        assertEquals(Mover.FLUSH, lives.get(1).mover());
        assertEquals(150 * SECOND, lives.get(0).activationNanos(), SECOND / 10.0);
    }

    @Test
    void mailThatMissesItsTurnIsNeverDropped() throws InvalidInput {
        List<MessageLife> lives = Lab.lives(
                Lab.scenario(TWO_MAILS, "triggers.cleanup.denied=true", "qmgr/unix/wakeup=0", "duration=250s"));

        assertEquals(2, lives.size());
        assertNull(lives.get(0).mover());
        assertEquals(MessageLife.NEVER, lives.get(0).activeNanos());
        assertEquals(150 * SECOND, lives.get(0).activationNanos(), SECOND / 10.0);
    }
}
