package org.qmgrsim.measure;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;

/**
 * What each destination (transport and next hop) was asked to do and how its concurrency window stood. A destination that a
 * later qmgr meets again is the same one. It keeps one row for each.
 */
public final class DestinationUse implements Reader {
    private static final int UNKNOWN = Integer.MAX_VALUE;

    /** One destination. */
    public static final class Row {
        private final String transport;
        private final String nexthop;
        private final int limit;
        private long requests;
        private long sent;
        private long deferred;
        private long bounced;
        private int busy;
        private int mostBusy;
        private int window = UNKNOWN;
        private int widest;
        private int deaths;
        private int forgotten;
        private long deadNanos;
        private long deadSince = -1;
        private long fullNanos;
        private long fullSince = -1;
        private long firstNanos = -1;
        private long lastNanos;

        private Row(Happening.DestinationNamed named) {
            this.transport = named.transport();
            this.nexthop = named.nexthop();
            this.limit = named.limit();
        }

        /** Name of the transport. */
        public String transport() {
            return transport;
        }

        /** Next hop; of a destination of {@code retry}: the reason why mail is put off. */
        public String nexthop() {
            return nexthop;
        }

        /** Delivery requests that agents began. */
        public long requests() {
            return requests;
        }

        /** Recipients delivered to. */
        public long sent() {
            return sent;
        }

        /** Recipients put off, each time. */
        public long deferred() {
            return deferred;
        }

        /** Recipients refused for good. */
        public long bounced() {
            return bounced;
        }

        /** Most deliveries at the same time. */
        public int mostBusy() {
            return mostBusy;
        }

        /** The widest window. */
        public int widestWindow() {
            return widest;
        }

        /** Greatest window allowed; 0: no limit. */
        public int limit() {
            return limit;
        }

        /** How often it was found dead. */
        public int deaths() {
            return deaths;
        }

        /** How often qmgr forgot what it had learned, because there was nothing to do. */
        public int forgotten() {
            return forgotten;
        }

        /** How long it was dead, in nanoseconds. */
        public long deadNanos() {
            return deadNanos;
        }

        /** How long as many deliveries ran as the window allows, in nanoseconds. */
        public long fullNanos() {
            return fullNanos;
        }

        /** From the first delivery to the last outcome, in nanoseconds. */
        public long activeNanos() {
            return firstNanos < 0 ? 0 : lastNanos - firstNanos;
        }

        private void busy(int change, long atNanos) {
            busy += change;
            mostBusy = Math.max(mostBusy, busy);
            measureFull(atNanos);
        }

        private void window(int size, long atNanos) {
            window = size;
            widest = size == UNKNOWN ? widest : Math.max(widest, size);
            if (deadSince >= 0) {
                deadNanos += atNanos - deadSince;
                deadSince = -1;
            }
            if (size == 0) {
                deaths++;
                deadSince = atNanos;
            }
            measureFull(atNanos);
        }

        private void measureFull(long atNanos) {
            boolean full = isFull();
            if (full && fullSince < 0) {
                fullSince = atNanos;
            } else if (!full && fullSince >= 0) {
                fullNanos += atNanos - fullSince;
                fullSince = -1;
            }
        }

        private boolean isFull() {
            return window > 0 && busy >= window;
        }

        private void outcome(Happening.Status status, long atNanos) {
            lastNanos = atNanos;
            switch (status) {
                case SENT, EXPANDED -> sent++;
                case BOUNCED -> bounced++;
                case DEFERRED, SOFTBOUNCE -> deferred++;
            }
        }

        /** The qmgr that knew it is gone. */
        private void abandon(long atNanos) {
            busy = 0;
            window(UNKNOWN, atNanos);
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<Integer, Row> bySubject = new HashMap<>();
    private final Map<Integer, Integer> firstWindow = new HashMap<>();
    private final Map<Integer, Row> agents = new HashMap<>();
    private final Map<String, Integer> busyOfTransport = new HashMap<>();
    private int full;
    private int suspended;
    private final Set<Integer> qmgrs = new HashSet<>();

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        long now = fact.atNanos();
        switch (what.code()) {
            case Happening.DestinationNamed.CODE -> named(fact, (Happening.DestinationNamed) what);
            case Happening.WindowChanged.CODE -> {
                Row row = bySubject.get(fact.subject());
                if (row != null) {
                    window(row, ((Happening.WindowChanged) what).window(), now);
                }
            }
            case Happening.WindowForgotten.CODE -> {
                Row row = bySubject.get(fact.subject());
                Integer first = firstWindow.get(fact.subject());
                if (row != null && first != null) {
                    row.forgotten++;
                    window(row, first, now);
                }
            }
            case Happening.DeliveryBegan.CODE -> began((Happening.DeliveryBegan) what, now);
            case Happening.DeliveryEnded.CODE -> ended(((Happening.DeliveryEnded) what).destination(), now);
            case Happening.AgentLost.CODE -> ended(((Happening.AgentLost) what).destination(), now);
            case Happening.RecipientDone.CODE -> {
                Happening.RecipientDone done = (Happening.RecipientDone) what;
                Row row = agents.get(done.agent());
                if (row != null) {
                    row.outcome(done.status(), now);
                }
            }
            case Happening.ProcessForked.CODE -> {
                if (((Happening.ProcessForked) what).program().equals("qmgr")) {
                    qmgrs.add(fact.subject());
                }
            }
            case Happening.ProcessEnded.CODE -> processEnded(fact);
            case Happening.RunEnded.CODE -> rows.values().forEach(row -> row.abandon(now));
            default -> {
                // nothing about destinations
            }
        }
    }

    private void named(Fact fact, Happening.DestinationNamed named) {
        Row row = rows.computeIfAbsent(named.transport() + " " + named.nexthop(), any -> new Row(named));
        bySubject.put(fact.subject(), row);
        firstWindow.put(fact.subject(), named.window());
        window(row, named.window(), fact.atNanos());
    }

    private void window(Row row, int size, long now) {
        uncount(row);
        row.window(size, now);
        count(row);
    }

    private void busy(Row row, int change, long now) {
        uncount(row);
        row.busy(change, now);
        count(row);
        busyOfTransport.merge(row.transport, change, Integer::sum);
    }

    private void uncount(Row row) {
        full -= row.isFull() ? 1 : 0;
        suspended -= row.window < 0 ? 1 : 0;
    }

    private void count(Row row) {
        full += row.isFull() ? 1 : 0;
        suspended += row.window < 0 ? 1 : 0;
    }

    private void began(Happening.DeliveryBegan began, long now) {
        Row row = bySubject.get(began.destination());
        if (row != null) {
            agents.put(began.agent(), row);
            row.requests++;
            row.firstNanos = row.firstNanos < 0 ? now : row.firstNanos;
            busy(row, 1, now);
        }
    }

    private void ended(int destination, long now) {
        Row row = bySubject.get(destination);
        if (row != null && row.busy > 0) {
            busy(row, -1, now);
        }
    }

    private void processEnded(Fact fact) {
        agents.remove(fact.subject());
        if (qmgrs.remove(fact.subject())) {
            bySubject.values().forEach(row -> row.abandon(fact.atNanos()));
            bySubject.clear();
            firstWindow.clear();
            busyOfTransport.clear();
            full = 0;
            suspended = 0;
        }
    }

    /** All destinations, in the order in which they were first met. */
    public Collection<Row> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** Whether a destination has as many deliveries as its window allows, now. */
    boolean aWindowIsFull() {
        return full > 0;
    }

    /** Whether a destination is suspended by a rate delay, now. */
    boolean oneIsSuspended() {
        return suspended > 0;
    }

    /** Deliveries of a transport, now. */
    int busyOf(String transport) {
        return busyOfTransport.getOrDefault(transport, 0);
    }

    /** The destination of these names, if it was met. */
    public @Nullable Row row(String transport, String nexthop) {
        return rows.get(transport + " " + nexthop);
    }
}
