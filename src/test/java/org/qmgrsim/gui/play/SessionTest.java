package org.qmgrsim.gui.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.measure.Mover;
import org.qmgrsim.report.Release;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** The window without a window: both executors are the test itself. */
class SessionTest {
    private static final Path SEED = Path.of("scenarios", "seed-log.yaml");
    private static final long SECOND = 1_000_000_000L;

    private static Session open(String... sets) throws InvalidInput {
        Session session = new Session(Runnable::run, Runnable::run, "test");
        session.open(Asked.of(SEED, List.of(sets), null));
        return session;
    }

    private static Playback shown(Session session) {
        Playback playback = session.current();
        assertNotNull(playback, () -> session.problems() + " " + session.failure());
        return playback;
    }

    /** The second message of the seed's log, which comes at 11:59:44. */
    private static Subject.Message second() {
        return new Subject.Message(new Mails.Key(Happening.Origin.SMTP, "", "alice@example.net", 1));
    }

    @Test
    void theWindowShowsTheSameRunAsTheCommandLine() throws InvalidInput {
        Fingerprint commandLine = new Fingerprint();
        new Simulation(ScenarioFile.read(SEED, List.of()).scenario(), 0)
                .read(commandLine)
                .run();
        assertEquals(commandLine.toString(), shown(open()).run().journal().fingerprint());
    }

    @Test
    void theLinesOfVThatOneWantsToSeeChangeNothingInTheRun() throws InvalidInput {
        Session session = open();
        String plain = shown(session).run().journal().fingerprint();
        int some = shown(session).run().lines().details().size();
        session.change(session.changes().now().withEveryDetail(true), null);
        assertEquals(plain, shown(session).run().journal().fingerprint());
        assertTrue(shown(session).run().lines().details().size() > some, "cleanup and smtpd have such lines too");
    }

    @Test
    void aKnobKeepsPlayheadAndSelectionAndChangesTheWait() throws InvalidInput {
        // Its trigger is lost at 11:59:44 (694.77 s after the start); wakeups come every 300 s from the start, one
        // second of
        // timer grain each time: the one that takes it is about 205 s away. With wakeup 60 it is at most 61 s away.
        Session session = open("triggers.cleanup.lost=100%");
        session.select(second());
        session.seek(shown(session).run().originNanos() + 720 * SECOND);
        long before = shown(session).nanos();
        assertEquals(205, waitSeconds(session), 1.5);
        session.change(session.changes().now().with("qmgr/unix/wakeup", "60"), null);
        assertEquals(before, shown(session).nanos());
        assertEquals(second(), session.selection());
        assertTrue(waitSeconds(session) <= 61, () -> "waited " + waitSeconds(session) + " s");
        session.undo();
        assertEquals(205, waitSeconds(session), 1.5);
        session.redo();
        assertTrue(waitSeconds(session) <= 61);
    }

    private static double waitSeconds(Session session) {
        Playback playback = session.current();
        int message = playback.run().messageOf(second());
        long since = 0;
        for (var fact : playback.run().life(message)) {
            if (fact.what() instanceof Happening.WaitBegan wait && wait.reason() == Wait.NO_TRIGGER) {
                since = fact.atNanos();
            } else if (since > 0 && fact.what() instanceof Happening.WaitBegan) {
                return (fact.atNanos() - since) / 1e9;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Test
    void whatEndsAWaitIsFoundInTheFactsToCome() throws InvalidInput {
        Session session = open("triggers.cleanup.lost=100%");
        session.seek(shown(session).run().originNanos() + 720 * SECOND);
        Playback playback = shown(session);
        int message = playback.run().messageOf(second());
        assertEquals(1, playback.view().count(QueueName.INCOMING));
        Release release = Release.of(playback.run().journal(), message, playback.number());
        assertNotNull(release);
        assertEquals(Mover.WAKEUP, release.mover());
    }

    @Test
    void aForkKeepsTheFormerRunAndBothHaveTheSamePast() throws InvalidInput {
        Session session = open("triggers.cleanup.lost=100%");
        session.seek(shown(session).run().originNanos() + 720 * SECOND);
        session.fork(List.of("faults.+={ at: 720s, flush: true }"));
        Playback a = session.pinned();
        Playback b = shown(session);
        assertNotNull(a);
        assertEquals(a.nanos(), b.nanos());
        for (long fact = 1; a.run().journal().nanos(fact) < b.nanos(); fact++) {
            assertEquals(a.run().journal().fact(fact), b.run().journal().fact(fact));
        }
        // the flush takes it at once
        int message = b.run().messageOf(second());
        Release release =
                Release.of(b.run().journal(), message, b.run().journal().seek(b.nanos() - 1));
        assertNotNull(release);
        assertEquals(Mover.FLUSH, release.mover());
    }

    @Test
    void ofSeveralRunsTheNewestWins() throws InvalidInput {
        Deque<Runnable> background = new ArrayDeque<>();
        Session session = new Session(background::add, Runnable::run, "test");
        Asked first = Asked.of(SEED, List.of(), null);
        session.open(first);
        session.change(first.with("qmgr/unix/wakeup", "10"), null);
        session.change(first.with("qmgr/unix/wakeup", "20"), null);
        while (!background.isEmpty()) {
            background.poll().run();
        }
        assertEquals("20", shown(session).run().asked().set("qmgr/unix/wakeup"));
        assertFalse(session.computing());
    }

    @Test
    void oneGestureIsOneStepBack() throws InvalidInput {
        Session session = open();
        Asked first = session.changes().now();
        for (int wakeup = 290; wakeup > 200; wakeup -= 30) {
            session.change(session.changes().now().with("qmgr/unix/wakeup", Integer.toString(wakeup)), "drag 1");
        }
        session.changes().endGesture();
        session.undo();
        assertEquals(first, session.changes().now());
        assertFalse(session.changes().canUndo());
    }

    @Test
    void aValueThatIsNoneLeavesTheLastRun() throws InvalidInput {
        Session session = open();
        Computed run = shown(session).run();
        session.change(session.changes().now().with("queue_run_delay", "often"), null);
        assertEquals(run, shown(session).run());
        assertTrue(session.problems().stream().anyMatch(problem -> problem.isError()));
        session.undo();
        assertNull(session.failure());
        assertTrue(session.problems().stream().noneMatch(problem -> problem.isError()));
    }

    @Test
    void jumpsAndStepsReachEveryFactBothWays() throws InvalidInput {
        Session session = open();
        Playback playback = shown(session);
        // qmgr's wakeups after the first, which comes before Postfix says that it is up: at 299.7, 600.0 and 899.9 s
        int wakeups = 0;
        while (playback.next(EnumSet.of(Tracks.Sort.WAKEUP)).isPresent()) {
            playback.seekFact(playback.next(EnumSet.of(Tracks.Sort.WAKEUP)).getAsLong());
            wakeups++;
        }
        assertEquals(3, wakeups);
        long last = playback.number();
        playback.stepBack();
        assertEquals(last - 1, playback.number());
        playback.stepOn();
        assertEquals(last, playback.number());
        assertTrue(playback.previous(EnumSet.of(Tracks.Sort.WAKEUP)).getAsLong() < last);
    }

    @Test
    void playingStopsAtABreakpoint() throws InvalidInput {
        Playback playback = shown(open());
        Breakpoint crowded = new Breakpoint.Crowded(QueueName.INCOMING, 1);
        long stop = crowded.between(
                        playback.run(), playback.nanos(), playback.run().endNanos())
                .getAsLong();
        // the first message's file appears 140.52 s after the start
        assertEquals(140.52, (stop - playback.run().originNanos()) / 1e9, 0.01);
        assertTrue(
                new Breakpoint.At(stop).between(playback.run(), stop, stop + 1).isEmpty());
        assertEquals(
                stop,
                new Breakpoint.At(stop).between(playback.run(), stop - 1, stop).getAsLong());
    }

    @Test
    void theAdaptiveSpeedCrossesAQuietHourInASecondAndShowsATriggerForAThird() throws InvalidInput {
        Playback playback = shown(open());
        Speed speed = new Speed();
        int frames = 0;
        while (playback.nanos() < playback.run().endNanos()) {
            playback.seek(speed.after(playback, 50_000_000));
            frames++;
            assertTrue(frames < 5000, "it stands still");
        }
        // Each visible fact takes 0.35 to 0.8 s of 50 ms frames: 7 to 16 frames.
        assertTrue(frames > 7 * 20, () -> "only so much to see");
    }
}
