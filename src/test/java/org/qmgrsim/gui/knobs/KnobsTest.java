package org.qmgrsim.gui.knobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Tracks;

class KnobsTest {
    private static final Path WHY = Path.of("scenarios", "why-wakeup.yaml");

    private static Session open(Path file, String... sets) throws InvalidInput {
        Session session = new Session(Runnable::run, Runnable::run, "test");
        session.open(Asked.of(file, List.of(sets), null));
        assertNotNull(session.current(), () -> session.problems() + " " + session.failure());
        return session;
    }

    private static Knob find(Session session, String key) {
        return new Knobs(session.current().run(), session.changes().now(), new Initial())
                .first().stream()
                        .filter(knob -> knob.key().equals(key))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void theKnobsShowWhatTheRunWasMadeWith() throws InvalidInput {
        Session session = open(WHY);
        assertEquals("300", find(session, "qmgr/unix/wakeup").value());
        assertEquals("0%", find(session, "triggers.cleanup.lost").value());
        assertEquals("poisson 1/min", find(session, "mail.0.arrivals").value());
        assertEquals("300s", find(session, "queue_run_delay").value());
        assertFalse(find(session, "qmgr/unix/wakeup").changed());
    }

    @Test
    void aChangedKnobKnowsTheWayBack() throws InvalidInput {
        Session session = open(WHY);
        session.change(session.changes().now().with("qmgr/unix/wakeup", "60"), null);
        Knob knob = find(session, "qmgr/unix/wakeup");
        assertTrue(knob.changed());
        assertEquals("60", knob.value());
        assertEquals("300", knob.initial());
    }

    @Test
    void searchFindsParametersByTheirMeaning() throws InvalidInput {
        Session session = open(WHY);
        List<Knob> found = new Knobs(session.current().run(), session.changes().now(), new Initial())
                .search("maximal_queue_lifetime");
        assertEquals("maximal_queue_lifetime", found.get(0).key());
        assertEquals("5d", found.get(0).value());
    }

    @Test
    void aSliderStopsAtZeroAndReadsWhatItWrites() {
        Knob wakeup = new Knob("qmgr/unix/wakeup", "", Knob.Kind.SECONDS, "300", "300", "");
        assertEquals("0", wakeup.at(0));
        assertEquals(0, wakeup.place("0").getAsDouble());
        for (String value : List.of("1", "10", "60", "300", "1000", "3600")) {
            assertEquals(value, wakeup.at(wakeup.place(value).getAsDouble()), "the place of " + value);
        }
        Knob delay = new Knob("queue_run_delay", "", Knob.Kind.TIME, "5m", "5m", "");
        assertEquals("300s", delay.at(delay.place("5m").getAsDouble()));
        assertTrue(delay.place("often").isEmpty());
        // two a minute are 120 an hour
        Knob rate = new Knob("mail.0.arrivals", "", Knob.Kind.RATE, "poisson 2/min", "", "");
        assertEquals(120, rate.number("poisson 2/min").getAsDouble());
        assertEquals("poisson 120/h", rate.at(rate.place("poisson 2/min").getAsDouble()));
        Knob lost = new Knob("triggers.cleanup.lost", "", Knob.Kind.PERCENT, "10%", "0%", "");
        assertEquals("10%", lost.at(lost.place("10%").getAsDouble()));
        assertEquals("0%", lost.at(0));
    }

    @Test
    void losingTheNextTriggerLosesThatOneAlone() throws InvalidInput {
        Session session = open(WHY, "duration=10m", "mail.0.end=8m");
        Playback before = session.current();
        before.seek(before.run().originNanos() + 120_000_000_000L);
        int triggers = before.run().tracks().of(Tracks.Sort.TRIGGER).size();
        assertTrue(triggers >= 3, () -> "only " + triggers);
        session.fork(Acts.loseNextTrigger(before));
        assertTrue(session.problems().stream().noneMatch(problem -> problem.isError()), () -> "" + session.problems());
        assertEquals(1, session.current().run().tracks().of(Tracks.Sort.LOSS).size());
        assertEquals(0, before.run().tracks().of(Tracks.Sort.LOSS).size());
    }

    @Test
    void actsAtThePlayheadHappenThere() throws InvalidInput {
        Session session = open(WHY, "duration=10m", "mail.0.end=8m");
        Playback a = session.current();
        a.seek(a.run().originNanos() + 100_500_000_000L);
        session.fork(Acts.kill(a, "qmgr"));
        assertEquals(2, session.current().run().tracks().qmgrs().size());
        assertEquals(a.nanos(), session.current().run().tracks().qmgrs().get(0).untilNanos());
        session.fork(Acts.reload(a, "qmgr/unix/wakeup", "10"));
        // 499.5 s are left: some 45 wakeups of 11 s, their second of grain included
        int wakeups = session.current().run().tracks().of(Tracks.Sort.WAKEUP).size();
        assertTrue(wakeups > 40, () -> wakeups + " wakeups");
    }
}
