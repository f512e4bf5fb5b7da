package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;

/** Each shipped scenario shows what its first lines promise. */
class ShippedScenariosTest {
    /** A run with the facts of some kinds. */
    private record Run(Scenario scenario, List<Fact> facts) {
        static Run of(String name, String... sets) throws InvalidInput {
            Scenario scenario = ScenarioFile.read(Path.of("scenarios", name + ".yaml"), List.of(sets))
                    .scenario();
            Simulation simulation = new Simulation(scenario, 0);
            List<Fact> facts = new ArrayList<>();
            simulation.read(facts::add).run();
            return new Run(scenario, facts);
        }

        List<Fact> of(Class<? extends Happening> kind) {
            return facts.stream().filter(fact -> kind.isInstance(fact.what())).toList();
        }

        String clock(Fact fact) {
            long nanos = scenario.epochCalendarNanos() + fact.atNanos();
            return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneId.from(scenario.zone()))
                    .format(Instant.ofEpochSecond(0, nanos));
        }

        double minutes(Fact fact) {
            return (fact.atNanos() - scenario.startNanos()) / 60e9;
        }

        /** Processes of qmgr, in order. */
        List<Integer> qmgrs() {
            return of(Happening.ProcessForked.class).stream()
                    .filter(fact ->
                            ((Happening.ProcessForked) fact.what()).program().equals("qmgr"))
                    .map(Fact::subject)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed-log", "qmgr-killed-idle", "reload-under-load"})
    void theyLoadWithoutAWarning(String name) throws InvalidInput {
        Loaded loaded = ScenarioFile.read(Path.of("scenarios", name + ".yaml"), List.of());

        assertEquals(name, loaded.scenario().name());
        assertEquals(List.of(), loaded.warnings());
        assertEquals(List.of(), loaded.passedOver());
    }

    @Test
    void oneQmgrServesTheWakeupAndTheMailOfTheSeedLog() throws InvalidInput {
        Run run = Run.of("seed-log");
        assertEquals(2, run.qmgrs().size());
        int second = run.qmgrs().get(1);

        List<String> taken = run.of(Happening.TriggerTaken.class).stream()
                .filter(fact -> fact.subject() == second)
                .map(run::clock)
                .toList();
        assertEquals(List.of("11:50:30", "11:53:09", "11:58:09", "11:59:44", "12:03:09"), taken);

        List<String> deferredScans = run.of(Happening.ScanStarted.class).stream()
                .filter(fact ->
                        fact.subject() == second && ((Happening.ScanStarted) fact.what()).queue() == QueueName.DEFERRED)
                .map(run::clock)
                .toList();
        assertEquals(List.of("11:50:30", "11:55:30", "12:00:30"), deferredScans);
    }

    @Test
    void theWakeupBringsAKilledQmgrBack() throws InvalidInput {
        // The wakeups come at 0, 5, 10 and 15 m; select sleeps up to 0.1 % too long, so some tenths of a second later.
        Run run = Run.of("qmgr-killed-idle");
        assertEquals(2, run.qmgrs().size());
        assertEquals(List.of(10.5, 15.0, 40.0), activations(run));

        Run withoutWakeup = Run.of("qmgr-killed-idle", "qmgr/unix/wakeup=0");
        assertEquals(List.of(10.5, 40.0, 40.0), activations(withoutWakeup));
    }

    /** Minutes, to a tenth, at which messages became active. */
    private static List<Double> activations(Run run) {
        return run.of(Happening.MessageActive.class).stream()
                .map(fact -> Math.round(run.minutes(fact) * 10) / 10.0)
                .toList();
    }

    @Test
    void aBadParameterHoldsTheMailUntilItIsPutRight() throws InvalidInput {
        Loaded loaded = ScenarioFile.read(Path.of("scenarios", "bad-startup.yaml"), List.of());
        assertEquals(
                List.of("invalid queue_run_delay: 0 (min 1)"),
                loaded.warnings().stream().map(problem -> problem.message()).toList());

        Run run = Run.of("bad-startup");
        List<Double> active =
                run.of(Happening.MessageActive.class).stream().map(run::minutes).toList();

        assertTrue(active.stream().noneMatch(minutes -> minutes > 6 && minutes < 20));
        long waiting = run.of(Happening.FileReady.class).stream()
                .filter(fact -> run.minutes(fact) > 6 && run.minutes(fact) < 20)
                .count();
        long withinAMinute = active.stream()
                .filter(minutes -> minutes > 20 && minutes < 21.1)
                .count();
        assertTrue(withinAMinute >= waiting, waiting + " waited, " + withinAMinute + " became active");
        // A fork a minute from 6 m to 20 m: one second of fatal, then sixty of throttle.
        assertEquals(14, run.qmgrs().size() - 2, 1);
    }

    @Test
    void aReloadFindsTheDeliveriesOfItsPredecessorUnderWay() throws InvalidInput {
        Run run = Run.of("reload-under-load");

        assertEquals(3, run.qmgrs().size());
        assertEquals(20, run.of(Happening.MessageSkipped.class).size());
        assertEquals(200, run.of(Happening.MessageRemoved.class).size());
        assertFalse(run.of(Happening.DeliveryBegan.class).isEmpty());
    }
}
