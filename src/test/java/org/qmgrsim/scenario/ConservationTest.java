package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.agents.remote.Always;
import org.qmgrsim.agents.remote.Answer;
import org.qmgrsim.agents.remote.Behaviour;
import org.qmgrsim.agents.remote.Latency;
import org.qmgrsim.agents.remote.Replies;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.ipc.TriggerFault;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.scenario.language.PostqueueCommand;
import org.qmgrsim.scenario.load.Arrival;
import org.qmgrsim.scenario.load.ListedSource;

/** Whatever happens to the daemons, mail that was accepted is delivered, returned, or still in a queue. */
class ConservationTest {
    private static final long SECOND = WallClock.SECOND;
    private static final int MESSAGES = 60;
    private static final int DURATION = 300;

    /** What the facts say about each message. */
    private static final class Ledger {
        private final Map<Integer, QueueName> place = new HashMap<>();
        private final Set<Integer> accepted = new HashSet<>();
        private final Set<Integer> left = new HashSet<>();
        private final Map<String, Integer> deliveries = new HashMap<>();
        private int interrupted;

        void read(Fact fact) {
            Happening what = fact.what();
            int message = fact.subject();
            if (what instanceof Happening.FileCreated created) {
                place.put(message, created.queue());
            } else if (what instanceof Happening.FileReady) {
                accepted.add(message);
            } else if (what instanceof Happening.FileMoved moved) {
                assertEquals(moved.from(), place.put(message, moved.to()), () -> "moved from where it is not: " + fact);
            } else if (what instanceof Happening.MessageRemoved) {
                assertTrue(left.add(message), () -> "removed twice: " + fact);
            } else if (what instanceof Happening.RecipientDone done && done.status() == Status.SENT) {
                deliveries.merge(message + " " + done.recipient(), 1, Integer::sum);
            } else if (what instanceof Happening.ProcessEnded ended && ended.signal() != 0) {
                interrupted++;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25})
    void mailIsNeverLostAndNeverDeliveredTwiceByQmgr(int seed) {
        Ledger ledger = new Ledger();
        Simulation simulation = new Simulation(scenario(seed), 0);
        simulation.journal().subscribe(ledger::read);
        simulation.run();
        assertTrue(ledger.accepted.size() > MESSAGES / 3, () -> "only " + ledger.accepted.size() + " were accepted");
        for (int message : ledger.accepted) {
            assertTrue(
                    ledger.left.contains(message) || ledger.place.containsKey(message),
                    () -> "message " + message + " is nowhere");
        }
        // an agent marks a recipient done before it reports, so only its own end in between could repeat a delivery
        ledger.deliveries.forEach((recipient, times) -> assertTrue(times == 1, () -> recipient + ": " + times));
        assertTrue(ledger.interrupted > 0, "nothing was killed: the test tests nothing");
    }

    /** Some minutes of mail with faults drawn from the seed: kills, reloads, stops, lost triggers, moody destinations. */
    private static Scenario scenario(int seed) {
        Luck luck = new Luck(seed, 77);
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            long at = 2 * SECOND + (long) (luck.uniform(1, i, 0) * (DURATION - 100) * SECOND);
            boolean local = luck.uniform(1, i, 1) < 0.2;
            List<String> to = luck.uniform(1, i, 2) < 0.3
                    ? List.of("a@one.example", "b@two.example", "c@one.example")
                    : List.of("a@one.example");
            arrivals.add(new Arrival(
                    at,
                    local ? Happening.Origin.SENDMAIL : Happening.Origin.SMTP,
                    "",
                    "m" + i,
                    "s@home.example",
                    to,
                    1000));
        }
        arrivals.sort(java.util.Comparator.comparingLong(Arrival::atNanos));
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long at = 5 * SECOND + (long) (luck.uniform(2, i, 0) * (DURATION - 120) * SECOND);
            double kind = luck.uniform(2, i, 1);
            if (kind < 0.4) {
                actions.add(new Action.Signal(at, "public/qmgr", 9));
            } else if (kind < 0.5) {
                actions.add(new Action.Signal(at, "public/cleanup", 15));
            } else if (kind < 0.65) {
                actions.add(new Action.Reload(at));
            } else if (kind < 0.75) {
                actions.add(new Action.Stop(at));
                actions.add(new Action.Start(at + 7 * SECOND));
            } else if (kind < 0.85) {
                actions.add(new Action.Postqueue(at, PostqueueCommand.FLUSH));
            } else {
                actions.add(new Action.Signal(at, "public/qmgr", 19));
                actions.add(new Action.Signal(at + 6 * SECOND, "public/qmgr", 18));
            }
        }
        actions.sort(java.util.Comparator.comparingLong(Action::atNanos));
        actions.add(0, new Action.Signal(4 * SECOND, "public/qmgr", 9));
        Behaviour slow = Behaviour.ACCEPTS.taking(Stage.END, Latency.of(Law.exponential(2)));
        Behaviour moody = Behaviour.ACCEPTS.with(new Always(Stage.RCPT, Answer.reply(Replies.of("450"))));
        return new Scenario(
                "chaos",
                "chaos",
                "3.12.0",
                1_700_000_000L * SECOND,
                ZoneOffset.UTC,
                10_000_000,
                DURATION * SECOND,
                seed,
                false,
                1,
                1,
                "ext4",
                0,
                "mx",
                false,
                new ConfigurationFiles(
                        MainCf.parse(
                                "minimal_backoff_time = 5s\nmaximal_backoff_time = 20s\nqueue_run_delay = 5s\n",
                                "main.cf"),
                        MasterCf.parse("qmgr unix n - n 10 1 qmgr\npickup unix n - n 10 1 pickup\n", "master.cf")
                                .over(MasterCf.shipped()),
                        Map.of()),
                List.of(new ListedSource(arrivals)),
                actions,
                List.of(
                        new DestinationChange(0, "one.example", slow),
                        new DestinationChange(0, "two.example", moody),
                        new DestinationChange(DURATION / 2 * SECOND, "two.example", slow)),
                List.of(new TriggerFault("cleanup", "", Happening.Loss.LOST, 0.3, 0, 0, Long.MAX_VALUE)));
    }
}
