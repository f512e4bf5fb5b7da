package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.measure.MessageLife;
import org.qmgrsim.measure.MessageLives;
import org.qmgrsim.measure.Mover;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** The shipped scenarios that live on the queue manager itself: each shows what its first lines promise. */
class QueueScenariosTest {
    private static Scenario read(String name, String... sets) throws InvalidInput {
        return ScenarioFile.read(Path.of("scenarios", name + ".yaml"), List.of(sets))
                .scenario();
    }

    private static Course play(String name, String... sets) throws InvalidInput {
        return Course.of(read(name, sets));
    }

    /** From becoming active to an agent, of each message that had one delivery only. */
    private static List<Double> waitsOfSmallMail(Course course) {
        Map<Integer, List<Double>> starts = new TreeMap<>();
        for (Course.Start start : course.starts("smtp")) {
            starts.computeIfAbsent(start.message(), n -> new ArrayList<>()).add(start.at());
        }
        return starts.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .map(entry ->
                        entry.getValue().get(0) - course.active(entry.getKey()).get(0))
                .toList();
    }

    // ---------------------------------------------------------------- mailing-list-preempts

    @Test
    void personalMailWaitsForOneOfTwentyDeliveriesNotForTheList() throws InvalidInput {
        // Twenty deliveries of 2 s each: one ends every 0.1 s.
        List<Double> waits = waitsOfSmallMail(play("mailing-list-preempts"));
        assertEquals(8, waits.size());
        assertTrue(waits.stream().allMatch(wait -> wait < 0.4), waits::toString);

        // The list of 200 deliveries takes 2 × (200 − 35) / 20 s after the rounds of 5, 10 and 20: 61 + 22 s and a
        // little. The last of
        // the personal mails comes at 76.9 s.
        List<Double> without = waitsOfSmallMail(play("mailing-list-preempts", "smtp_delivery_slot_cost=0"));
        assertEquals(8, without.size());
        assertTrue(without.stream().allMatch(wait -> wait > 6), without::toString);
    }

    @ParameterizedTest
    @CsvSource({"700, 14, false", "750, 15, true"})
    void aMessageOfLessThanFifteenDeliveriesIsNeverPreempted(int members, int deliveries, boolean preempted)
            throws InvalidInput {
        Course course = play(
                "mailing-list-preempts", "smtp_destination_concurrency_limit=1", "mail.list.recipients=" + members);
        String order = course.order();
        String list = "A".repeat(deliveries);
        assertEquals(list, order.replaceAll("[^A]", ""));
        assertEquals(preempted, !order.startsWith(list), order);
    }

    // ---------------------------------------------------------------- newsletter-blast

    /** Counts deliveries without keeping anything of them. */
    private static final class Tally implements Reader {
        private final Map<Integer, String> nexthops = new HashMap<>();
        private final Map<String, Integer> deliveries = new TreeMap<>();
        private final Map<Integer, Integer> running = new HashMap<>();
        private int mostAtOnce;
        private long delivered;
        private long recipients;
        private long firstNanos;
        private long lastNanos;

        @Override
        public void read(Fact fact) {
            if (fact.what() instanceof Happening.DestinationNamed named) {
                nexthops.put(fact.subject(), named.nexthop());
            } else if (fact.what() instanceof Happening.DeliveryBegan began) {
                deliveries.merge(nexthops.get(began.destination()), 1, Integer::sum);
                mostAtOnce = Math.max(mostAtOnce, running.merge(began.destination(), 1, Integer::sum));
                recipients += began.recipients();
                firstNanos = firstNanos == 0 ? fact.atNanos() : firstNanos;
            } else if (fact.what() instanceof Happening.DeliveryEnded ended) {
                running.merge(ended.destination(), -1, Integer::sum);
                delivered++;
                lastNanos = fact.atNanos();
            }
        }
    }

    @Test
    void theProcessesOfSmtpLimitANewsletter() throws InvalidInput {
        // A tenth of it, in a tenth of the time.
        Tally tally = new Tally();
        new Simulation(read("newsletter-blast", "mail.newsletter.arrivals=burst 400 at 1m over 12s"), 0)
                .read(tally)
                .run();

        assertEquals(20_000, tally.recipients);
        // 8000 among 1997 sites leave 1997 × e^−4 out.
        assertEquals(1963, tally.deliveries.size(), 20);
        // Of 50 recipients 20 are at the first provider, 7.5 at the second, 2.5 at the third, each of them one delivery
        // if there is
        // any: 400, 400, 400 × (1 − 0.95^50) = 369. The other 20 are one delivery each, as good as always: 8000.
        assertEquals(400, tally.deliveries.get("gmail.example"));
        assertEquals(369, tally.deliveries.get("yahoo.example"), 12);
        assertEquals(9169, tally.delivered, 200);
        // 0.8 s × exp(ln²1.5 / 2) = 0.869 s on average, a hundred at a time; with a few seconds to begin and to end.
        assertEquals(9169 * 0.869 / 100, (tally.lastNanos - tally.firstNanos) / 1e9, 5);
        assertTrue(tally.mostAtOnce < 20, tally.mostAtOnce + " at once");
    }

    // ---------------------------------------------------------------- flow-control

    @Test
    void flowControlSlowsEachClientToAMessageASecondBeyondWhatQmgrTakes() throws InvalidInput {
        // 200 are in at once: the pipe holds 100 tokens, and qmgr gives 100 more for those that it takes. Of the others
        // 49 a second have
        // a token, as 20 deliveries of 0.407 s end, and 20 a second none: 2800 / 69 = 40.6 s, and 100 + 20 × 40.6
        // files.
        Incoming normal = incoming("flow-control");
        assertEquals(40.6, normal.lastArrivalSeconds - 10, 1.5);
        assertEquals(912, normal.most, 30);

        // 60 clients: 2800 / 109 = 25.7 s, and 100 + 60 × 25.7 files.
        Incoming crowd = incoming("flow-control", "mail.shop.clients=60");
        assertEquals(25.7, crowd.lastArrivalSeconds - 10, 1.5);
        assertEquals(1642, crowd.most, 60);

        Incoming without = incoming("flow-control", "in_flow_delay=0");
        assertTrue(without.lastArrivalSeconds - 10 < 6, without.lastArrivalSeconds + " s");
        assertTrue(without.most > 2500, without.most + " files");
    }

    @Test
    void aTriggerThatComesAfterItsMailWasTakenIsThatOfAnotherMessage() throws InvalidInput {
        // A scan under way takes a file before cleanup has sent the trigger for it, and that trigger then finds the
        // next ones.
        List<MessageLife> lives = new ArrayList<>();
        new Simulation(read("flow-control", "qmgr_message_active_limit=20000", "duration=15s"), 0)
                .read(new MessageLives(lives::add))
                .run();
        Set<Mover> movers = lives.stream()
                .map(MessageLife::mover)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Mover.class)));
        assertEquals(EnumSet.of(Mover.OWN_TRIGGER, Mover.OTHER_TRIGGER), movers);
    }

    /** The files of incoming. */
    private static final class Incoming implements Reader {
        private int now;
        private int most;
        private double lastArrivalSeconds;

        @Override
        public void read(Fact fact) {
            if (fact.what() instanceof Happening.FileReady) {
                most = Math.max(most, ++now);
                lastArrivalSeconds = (fact.atNanos() - ScenarioFile.START_NANOS) / 1e9;
            } else if (fact.what() instanceof Happening.MessageActive) {
                now--;
            }
        }
    }

    private static Incoming incoming(String name, String... sets) throws InvalidInput {
        Incoming incoming = new Incoming();
        new Simulation(read(name, sets), 0).read(incoming).run();
        return incoming;
    }

    // ---------------------------------------------------------------- small-active-limit

    @Test
    void aFullActiveQueueKeepsMailForOthersInIncomingAndDeferredMailLast() throws InvalidInput {
        Course course = play("small-active-limit");
        // What came before the scan that is under way from 4 m on waits its turn in it; what came later waits for the
        // next.
        List<Double> personal = course.times("smtp", "to=<bob@");
        assertTrue(personal.stream().noneMatch(at -> at > 241 && at < 400), personal::toString);
        assertTrue(personal.stream().filter(at -> at > 735 && at < 738).count() > 25, personal::toString);
        List<Double> deferred = course.times("smtp", "to=<dave@");
        assertEquals(20, deferred.size());
        assertTrue(deferred.get(0) > 736 && deferred.get(19) < 740, deferred::toString);
        assertTrue(course.activations().size() == 1086 && course.left(QueueName.INCOMING) == 0);

        Course roomy = play("small-active-limit", "qmgr_message_active_limit=20000");
        assertTrue(waits(roomy, "bob@").stream().allMatch(wait -> wait < 1));
        List<Double> due = roomy.times("smtp", "to=<dave@");
        assertTrue(due.get(0) > 299 && due.get(19) < 302, due::toString);
        // The slow host gets its mail no sooner: 1000 / (20 / 10 s).
        double last = last(course, "slow.example");
        assertEquals(last, last(roomy, "slow.example"), 0.02 * last);
    }

    private static double last(Course course, String destination) {
        List<Double> starts = course.startTimes(destination);
        return starts.get(starts.size() - 1);
    }

    /** From arrival, every 10 s from 1 m on, to delivery. */
    private static List<Double> waits(Course course, String to) {
        return course.times("smtp", "to=<" + to).stream().map(at -> at % 10).toList();
    }

    // ---------------------------------------------------------------- five-days-defaults

    @ParameterizedTest
    @CsvSource({
        // The age at which it is tried for the last time: the last of 320, 920, 2120, 4520, 8720 and steps of 4200 s
        // that is not below
        // the lifetime. A timer that sleeps up to 0.1 s too long each time now and then loses a scan's second.
        "5d, 107, 432920, 60",
        "1d, 25, 88520, 20",
        "4h, 8, 17120, 5",
        "1h, 5, 4520, 3"
    })
    void attemptsUntilAMessageIsReturned(String lifetime, int attempts, int age, int late) throws InvalidInput {
        Course course = play("five-days-defaults", "maximal_queue_lifetime=" + lifetime);
        List<Double> tried = course.active(1);
        assertEquals(attempts, tried.size());
        double[] first = {0, 320, 920, 2120, 4520};
        for (int i = 0; i < first.length; i++) {
            assertEquals(first[i], tried.get(i) - tried.get(0), 1);
        }
        assertEquals(age, tried.get(attempts - 1) - tried.get(0), late);
        assertEquals(
                1, course.lines("qmgr", "status=expired, returned to sender").size());
        assertEquals(1, course.lines("smtp", "to=<alice@example.net>").size());
    }
}
