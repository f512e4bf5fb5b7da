package org.qmgrsim.qmgr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The least daemon that can drive an {@link ActiveQueue}: exact timers, no costs, agents that do what the test says.
 * What happens at one instant happens in one turn; after it, agents are asked for.
 */
final class IdealDaemon implements LoopClock, QueueTimers, Outcomes, Narration {
    static final long SECOND = 1_000_000_000L;

    /** A delivery that began. */
    record Start(long nanos, Entry entry, String transport, String id, String nexthop, int recipients) {
        double seconds() {
            return nanos / 1e9;
        }
    }

    /** A message whose last entry has ended. */
    record End(double seconds, String id, int flags) {}

    private record Event(long nanos, long number, Runnable what) {}

    final Map<String, Knobs> knobs = new HashMap<>();
    final List<Start> starts = new ArrayList<>();
    final List<End> ends = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    final List<String> deferredNow = new ArrayList<>();
    final List<String> readTimes = new ArrayList<>();

    int activeLimit = 20000;
    int recipientLimit = 20000;
    Set<String> deferTransports = Set.of();
    String recipientDelimiter = "";
    LostAgent lostAgent = LostAgent.ENDS_ITS_ENTRY;
    boolean feedbackDebug;

    /** Where an address goes; by default over smtp to its domain. */
    Function<Recipient, Route> resolver =
            recipient -> new Route("smtp", recipient.address().substring(recipient.at() + 1));

    /** How long a delivery takes. */
    ToLongFunction<Start> serviceNanos = start -> SECOND;

    /** What the agent says at its end; null is an agent that is lost. */
    Function<Start, @Nullable Report> outcome = start -> Report.GOOD;

    /** How long an agent of retry takes. */
    long retryNanos;

    /** From being asked to greeting. */
    long greetingNanos;

    /** Agents of smtp that there may be. */
    int processes = Integer.MAX_VALUE;

    private final PriorityQueue<Event> agenda = new PriorityQueue<>(
            (a, b) -> a.nanos != b.nanos ? Long.compare(a.nanos, b.nanos) : Long.compare(a.number, b.number));
    private final Map<QueueTimer, Event> timers = new HashMap<>();
    private final Deque<Transport> backlog = new ArrayDeque<>();
    private long nowNanos;
    private long events;
    private int working;
    private int subjects;
    private @Nullable ActiveQueue made;

    ActiveQueue queue() {
        ActiveQueue queue = made;
        if (queue == null) {
            GeneralSettings general = new GeneralSettings(
                    activeLimit,
                    recipientLimit,
                    10,
                    300,
                    60,
                    300,
                    true,
                    5,
                    feedbackDebug,
                    deferTransports,
                    recipientDelimiter,
                    lostAgent);
            queue = new ActiveQueue(general, this::knobs, this, this, this, this);
            made = queue;
        }
        return queue;
    }

    Knobs knobs(String transport) {
        return knobs.computeIfAbsent(transport, name -> new Knobs());
    }

    Transport smtp() {
        return transport("smtp");
    }

    Transport transport(String name) {
        Transport transport = queue().transport(name);
        if (transport == null) {
            throw new AssertionError("no transport " + name);
        }
        return transport;
    }

    DestinationQueue destination(String nexthop) {
        DestinationQueue queue = smtp().findQueue(nexthop);
        if (queue == null) {
            throw new AssertionError("no destination " + nexthop);
        }
        return queue;
    }

    // ---- mail

    Message mail(String id, List<String> addresses) {
        return mail(id, FeedFlags.NONE, addresses);
    }

    Message mail(String id, String... addresses) {
        return mail(id, FeedFlags.NONE, List.of(addresses));
    }

    Message mail(String id, FeedFlags flags, List<String> addresses) {
        Message message = queue().open(id, ++subjects, "sender@example.net", flags, new ListSource(addresses));
        readOn(message);
        completeIfIdle(message);
        return message;
    }

    private void readOn(Message message) {
        List<Recipient> batch = queue().read(message);
        readTimes.add(batch.size() + " at " + nowSeconds());
        for (Recipient recipient : batch) {
            recipient.resolved(resolver.apply(recipient));
        }
        queue().assign(message, batch);
    }

    /** That many addresses, each in a domain of its own. */
    static List<String> domains(String prefix, int count) {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(String.format("u@%s%03d.example", prefix, i));
        }
        return addresses;
    }

    /** That many addresses in one domain. */
    static List<String> users(String domain, int count) {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(String.format("u%03d@%s", i, domain));
        }
        return addresses;
    }

    // ---- by hand

    /** The entry that an agent of the transport gets if it greets now, asked for or not. */
    @Nullable
    Entry take(Transport transport) {
        for (Choice choice = queue().choose(transport); ; choice = queue().choose(transport)) {
            if (choice instanceof Message message) {
                readOn(message);
            } else {
                return choice instanceof Entry entry ? entry : null;
            }
        }
    }

    /** Entries of smtp, one after the other, as the queue IDs of their messages, until there are none. */
    String takeAll() {
        StringBuilder order = new StringBuilder();
        for (Entry entry = take(smtp()); entry != null; entry = take(smtp())) {
            order.append(entry.message().queueId());
        }
        return order.toString();
    }

    // ---- by the clock

    void at(double seconds, Runnable what) {
        schedule(Math.round(seconds * 1e9) - nowNanos, what);
    }

    private Event schedule(long delayNanos, Runnable what) {
        Event event = new Event(nowNanos + delayNanos, events++, what);
        agenda.add(event);
        return event;
    }

    void run() {
        runUntil(Double.MAX_VALUE);
    }

    void runUntil(double seconds) {
        drain();
        for (Event next = agenda.peek(); next != null && next.nanos / 1e9 <= seconds; next = agenda.peek()) {
            nowNanos = next.nanos;
            List<Event> turn = new ArrayList<>();
            for (Event event = next; event != null && event.nanos == nowNanos; event = agenda.peek()) {
                turn.add(agenda.remove());
            }
            turn.forEach(event -> event.what.run());
            drain();
        }
    }

    private void drain() {
        for (Transport t = queue().toAsk(); t != null; t = queue().toAsk()) {
            queue().asked(t);
            backlog.add(t);
        }
        for (int i = backlog.size(); i > 0; i--) {
            Transport asked = backlog.remove();
            if (asked.isErrorOrRetry()) {
                schedule(0, () -> greet(asked));
            } else if (working < processes) {
                working++;
                schedule(greetingNanos, () -> greet(asked));
            } else {
                backlog.add(asked);
            }
        }
    }

    private void greet(Transport transport) {
        int holdSeconds = queue().greeted(transport);
        if (holdSeconds > 0) {
            schedule(holdSeconds * SECOND, () -> serve(transport));
        } else {
            serve(transport);
        }
    }

    private void serve(Transport transport) {
        Entry entry = take(transport);
        if (entry == null) {
            leave(transport);
            return;
        }
        Start start = new Start(
                nowNanos,
                entry,
                transport.name(),
                entry.message().queueId(),
                entry.queue().nexthop(),
                entry.recipients().size());
        starts.add(start);
        boolean real = !transport.isErrorOrRetry();
        Report report = real ? outcome.apply(start) : Report.DEFERRED;
        schedule(real ? serviceNanos.applyAsLong(start) : retryNanos, () -> end(transport, entry, report));
    }

    private void end(Transport transport, Entry entry, @Nullable Report report) {
        leave(transport);
        if (report == null) {
            queue().agentLost(entry);
        } else {
            queue().report(entry, report);
        }
    }

    private void leave(Transport transport) {
        if (!transport.isErrorOrRetry()) {
            working--;
        }
    }

    // ---- what happened

    /** Starts of smtp in each second. */
    List<Integer> startsPerSecond() {
        List<Integer> counts = new ArrayList<>();
        for (Start start : startsOf("smtp")) {
            int second = (int) start.seconds();
            while (counts.size() <= second) {
                counts.add(0);
            }
            counts.set(second, counts.get(second) + 1);
        }
        return counts;
    }

    List<Start> startsOf(String transport) {
        return starts.stream().filter(s -> s.transport.equals(transport)).toList();
    }

    List<Double> startTimes() {
        return startsOf("smtp").stream().map(Start::seconds).toList();
    }

    // ---- what the queue manager asks for

    @Override
    public long loopSeconds() {
        return Math.floorDiv(nowNanos, SECOND);
    }

    @Override
    public long nowSeconds() {
        return Math.floorDiv(nowNanos, SECOND);
    }

    @Override
    public void request(QueueTimer what, long delaySeconds) {
        cancel(what);
        timers.put(what, schedule(delaySeconds * SECOND, () -> expire(what)));
    }

    private void expire(QueueTimer what) {
        if (timers.remove(what) != null) {
            what.expired();
        }
    }

    @Override
    public void cancel(QueueTimer what) {
        Event event = timers.remove(what);
        if (event != null) {
            agenda.remove(event);
        }
    }

    @Override
    public void done(Message message) {
        completeIfIdle(message);
    }

    private void completeIfIdle(Message message) {
        while (message.refcount() == 0 && message.moreToRead()) {
            readOn(message);
        }
        if (message.refcount() == 0) {
            ends.add(new End(nowNanos / 1e9, message.queueId(), message.flags()));
            queue().dispose(message);
        }
    }

    @Override
    public void defer(Message message, Recipient recipient, Dsn why) {
        message.raise(Message.DEFER);
        deferredNow.add(message.queueId() + " " + recipient + " " + why);
    }

    private void say(String line) {
        log.add(nowNanos / 1e9 + " " + line);
    }

    @Override
    public void windowChanged(DestinationQueue queue, int from, int to) {
        say("window " + queue + " " + from + " to " + to);
    }

    @Override
    public void queueDead(DestinationQueue queue, Dsn why) {
        say("dead " + queue);
    }

    @Override
    public void queueAlive(DestinationQueue queue) {
        say("alive " + queue + " " + queue.window().size());
    }

    @Override
    public void queueDeleted(DestinationQueue queue) {
        say("deleted " + queue);
    }

    @Override
    public void movedToRetry(Entry from, Entry to) {
        say("moved " + from.message() + " to " + to.queue());
    }

    @Override
    public void sessionCachingAllowed(DestinationQueue queue) {
        say("allowing on-demand session caching for " + queue.name());
    }

    @Override
    public void sessionCachingDisallowed(DestinationQueue queue) {
        say("disallowing on-demand session caching for " + queue.name());
    }

    @Override
    public void peerSelected(Message message, DestinationQueue queue, int busy, int window) {
        say(String.format("%s %s %s (%d of %d)", message, queue.transport(), queue.name(), busy, window));
    }

    @Override
    public void feedback(DestinationQueue queue, boolean good, double value) {
        say("feedback " + good + " " + value);
    }

    @Override
    public void feedbackWindow(DestinationQueue queue, boolean good) {
        Window window = queue.window();
        say("feedback window " + good + " " + window.size() + " " + window.success() + " " + window.failure() + " "
                + window.failCohorts());
    }

    @Override
    public void feedbackMalformed(String line) {
        say(line);
    }

    @Override
    public void clogged(ClogWarning warning) {
        say(String.format(
                "mail for %s is using up %d of %d: %s %s",
                warning.queue().nexthop(),
                warning.length(),
                warning.messages(),
                warning.slowsOthers(),
                warning.advice()));
    }
}
