package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What holds whatever happens in whatever order: windows, counts, and that no recipient is lost or tried twice. */
class RandomWalkTest {
    /** One thing that may happen, with two numbers to choose by. */
    record Step(Kind kind, int a, int b) {}

    enum Kind {
        MAIL,
        ASK,
        GREET,
        CONNECT_FAILS,
        SEND_FAILS,
        GOOD,
        DEFERRED,
        SITE_FAILS,
        AGENT_LOST,
        FLUSH,
        TIME
    }

    /** How the transports are set up. */
    record Setup(int initial, int limit, String feedback, int cohorts, int rcpts, int cost, int rate, boolean old) {}

    @Provide
    Arbitrary<Setup> setups() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(0, 1, 3, 20),
                        Arbitraries.of("1", "1/concurrency", "1/4", "0"),
                        Arbitraries.of(0, 1, 2),
                        Arbitraries.of(0, 1, 2, 50),
                        Arbitraries.of(0, 2, 5),
                        Arbitraries.of(0, 0, 0, 2),
                        Arbitraries.of(false, true))
                .as(Setup::new);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(6, Kind.MAIL),
                Tuple.of(8, Kind.ASK),
                Tuple.of(8, Kind.GREET),
                Tuple.of(1, Kind.CONNECT_FAILS),
                Tuple.of(1, Kind.SEND_FAILS),
                Tuple.of(5, Kind.GOOD),
                Tuple.of(1, Kind.DEFERRED),
                Tuple.of(2, Kind.SITE_FAILS),
                Tuple.of(1, Kind.AGENT_LOST),
                Tuple.of(1, Kind.FLUSH),
                Tuple.of(2, Kind.TIME));
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 1000);
        return Combinators.combine(kinds, numbers, numbers)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(150);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, seed = "20080229")
    void nothingIsLostOrTriedTwiceAndAllCountsEndAtZero(
            @ForAll("setups") Setup setup, @ForAll("steps") List<Step> steps) {
        Walk walk = new Walk(setup);
        for (Step step : steps) {
            walk.take(step);
            walk.check();
        }
        walk.finish();
        walk.checkEnd();
    }

    /** A daemon that does as the steps say, and a book of what became of each recipient. */
    private static final class Walk implements LoopClock, QueueTimers, Outcomes, Narration {
        private final Setup setup;
        private final ActiveQueue queue;
        private final Map<QueueTimer, Long> timers = new LinkedHashMap<>();
        private final List<Transport> asked = new ArrayList<>();
        private final List<Entry> busy = new ArrayList<>();
        private final Map<Recipient, Integer> fate = new HashMap<>();
        private final List<Recipient> made = new ArrayList<>();
        private long now = 1000;
        private int opened;
        private int closed;

        Walk(Setup setup) {
            this.setup = setup;
            LostAgent lost = setup.old ? LostAgent.KILLS_ITS_TRANSPORT : LostAgent.ENDS_ITS_ENTRY;
            GeneralSettings general =
                    new GeneralSettings(20, 20, 4, 300, 60, 300, true, 5, true, Set.of("uucp"), "+", lost);
            this.queue = new ActiveQueue(general, this::settings, this, this, this, this);
        }

        private Knobs settings(String transport) {
            return new Knobs()
                    .concurrency(setup.limit, setup.initial)
                    .feedback(setup.feedback, setup.feedback)
                    .cohorts(setup.cohorts)
                    .destinationRecipients(setup.rcpts)
                    .slots(setup.cost, 3, 50)
                    .minimumSlots(1)
                    .recipients(6)
                    .refillLimit(3)
                    .destinationRateDelay(transport.equals("smtp") ? setup.rate : 0);
        }

        void take(Step step) {
            switch (step.kind) {
                case MAIL -> mail(step.a, step.b);
                case ASK -> ask();
                case GREET -> greet(step.a, false);
                case CONNECT_FAILS -> connectFails(step.a);
                case SEND_FAILS -> greet(step.a, true);
                case GOOD -> report(step.a, Report.GOOD);
                case DEFERRED -> report(step.a, Report.DEFERRED);
                case SITE_FAILS -> report(step.a, Report.siteFailure("4.4.1", "refused " + step.b % 2));
                case AGENT_LOST -> report(step.a, null);
                case FLUSH -> queue.reviveAll();
                case TIME -> pass(step.a % 100);
            }
        }

        private void mail(int size, int seed) {
            if (!queue.hasRoom()) {
                return;
            }
            List<String> addresses = new ArrayList<>();
            for (int i = 0; i <= size % 30; i++) {
                addresses.add("u" + i + "@" + (char) ('a' + (i * seed + seed) % 5));
            }
            FeedFlags flags = seed % 7 == 0 ? FeedFlags.NONE.flushed() : FeedFlags.NONE;
            Message message = queue.open("Q" + opened++, opened, "s", flags, new ListSource(addresses));
            readOn(message);
            completeIfIdle(message);
        }

        private void readOn(Message message) {
            List<Recipient> batch = queue.read(message);
            for (Recipient recipient : batch) {
                made.add(recipient);
                char domain = recipient.address().charAt(recipient.at() + 1);
                String transport = domain == 'e' ? "uucp" : domain == 'd' ? "local" : "smtp";
                recipient.resolved(new Route(transport, String.valueOf(domain)));
            }
            queue.assign(message, batch);
        }

        private void completeIfIdle(Message message) {
            while (message.refcount() == 0 && message.moreToRead()) {
                readOn(message);
            }
            if (message.refcount() == 0) {
                queue.dispose(message);
                closed++;
            }
        }

        private void ask() {
            Transport transport = queue.toAsk();
            if (transport != null) {
                queue.asked(transport);
                asked.add(transport);
                assertTrue(transport.pending() <= Transport.MAX_PENDING);
            }
        }

        private void greet(int which, boolean sendFails) {
            if (asked.isEmpty()) {
                return;
            }
            Transport transport = asked.remove(which % asked.size());
            queue.greeted(transport);
            Choice choice = queue.choose(transport);
            while (choice instanceof Message message) {
                readOn(message);
                choice = queue.choose(transport);
            }
            if (choice instanceof Entry entry) {
                chosen(entry, sendFails);
            }
        }

        private void chosen(Entry entry, boolean sendFails) {
            DestinationQueue destination = entry.queue();
            assertTrue(destination.isReady());
            assertTrue(destination.busy() <= destination.window().size(), destination::toString);
            assertTrue(busy.stream().noneMatch(other -> other == entry), "chosen twice");
            if (sendFails) {
                queue.sendFailed(entry);
            } else {
                busy.add(entry);
            }
        }

        private void connectFails(int which) {
            if (!asked.isEmpty()) {
                Transport failed = asked.remove(which % asked.size());
                queue.greeted(failed);
                queue.unavailable(failed);
            }
        }

        private void report(int which, @Nullable Report report) {
            if (busy.isEmpty()) {
                return;
            }
            Entry entry = busy.remove(which % busy.size());
            boolean ends = report != null || !setup.old;
            if (ends) {
                entry.recipients().forEach(this::ended);
            }
            if (report == null) {
                queue.agentLost(entry);
            } else {
                // retry and error never report a failure of the hop.
                queue.report(entry, entry.transport().isErrorOrRetry() ? Report.DEFERRED : report);
            }
        }

        private void ended(Recipient recipient) {
            fate.merge(recipient, 1, Integer::sum);
        }

        private void pass(int seconds) {
            now += seconds;
            List<QueueTimer> due = timers.entrySet().stream()
                    .filter(timer -> timer.getValue() <= now)
                    .sorted(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .toList();
            for (QueueTimer timer : due) {
                if (timers.remove(timer) != null) {
                    timer.expired();
                }
            }
        }

        void check() {
            int queues = 0;
            for (Link<Transport> t = queue.transports().head(); t != null; t = t.next) {
                for (Link<DestinationQueue> q = t.owner.queues().head(); q != null; q = q.next) {
                    queues++;
                    check(q.owner);
                }
            }
            assertEquals(queues, queue.queuesInCore());
            assertEquals(opened - closed, queue.messagesInCore());
        }

        private void check(DestinationQueue destination) {
            WindowRules rules = destination.transport().windowRules();
            int window = destination.window().size();
            if (destination.isReady()) {
                assertTrue(window >= 1 && (rules.limit() == 0 || window <= rules.limit()), destination::toString);
                assertEquals(null, destination.reason());
            } else {
                assertTrue(timers.containsKey(destination), "no timer for " + destination);
            }
            if (destination.isDead()) {
                assertEquals(0, destination.todo());
            }
            long under = busy.stream().filter(e -> e.queue() == destination).count();
            assertEquals(under, destination.busy());
        }

        void finish() {
            for (int i = 0; i < 4000 && queue.messagesInCore() > 0; i++) {
                ask();
                greet(i, false);
                report(i, Report.GOOD);
                pass(i % 50 == 0 ? 100 : 0);
                check();
            }
            pass(1000);
        }

        void checkEnd() {
            assertEquals(0, queue.messagesInCore(), "messages are stuck");
            assertEquals(0, queue.recipientsInCore());
            assertEquals(List.of(), busy);
            for (Recipient recipient : made) {
                assertEquals(1, fate.get(recipient), recipient::address);
            }
            for (Link<Transport> t = queue.transports().head(); t != null; t = t.next) {
                assertEquals(6, t.owner.jobs().slots().unused(), "slots of " + t.owner);
            }
        }

        @Override
        public long loopSeconds() {
            return now;
        }

        @Override
        public long nowSeconds() {
            return now;
        }

        @Override
        public void request(QueueTimer what, long delaySeconds) {
            timers.put(what, now + delaySeconds);
        }

        @Override
        public void cancel(QueueTimer what) {
            timers.remove(what);
        }

        @Override
        public void done(Message message) {
            completeIfIdle(message);
        }

        @Override
        public void defer(Message message, Recipient recipient, Dsn why) {
            message.raise(Message.DEFER);
            ended(recipient);
        }
    }
}
