package org.qmgrsim.report.story;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.saved.SavedJournal;

/**
 * Why a message stood in the active queue: what was in its way, and for how long, each time that it waited for an agent.
 * Folds the journal once, up to the end of the last of these waits.
 */
final class Crowding implements Reader {
    /** What can be in the way; of several the first counts. */
    enum Obstacle {
        /** The destination was suspended by its rate delay. */
        RATE,
        /** As many deliveries as its window allows. */
        WINDOW,
        /** As many deliveries as the transport has processes. */
        PROCESSES,
        /** master starts no process of the transport for a while. */
        THROTTLE,
        /** A new process was starting. */
        START,
        /** Nothing but the turn of others, and qmgr's and the agent's own steps. */
        TURN
    }

    private static final class Place {
        private final Happening.DestinationNamed named;
        private int window;
        private int busy;

        Place(Happening.DestinationNamed named) {
            this.named = named;
            this.window = named.window();
        }
    }

    /** What was in the way during one wait. */
    static final class Watch {
        private final int destination;
        private final String transport;
        private final long fromNanos;
        private final Fact end;
        private final Map<Obstacle, Long> nanos = new EnumMap<>(Obstacle.class);
        private Obstacle obstacle = Obstacle.TURN;
        private int fullWindow;
        private int mostProcesses;

        /**
         * A wait for a delivery agent.
         *
         * @param destination to which the delivery went then
         * @param end the fact that ended it
         */
        Watch(int destination, String transport, long fromNanos, Fact end) {
            this.destination = destination;
            this.transport = transport;
            this.fromNanos = fromNanos;
            this.end = end;
        }

        String transport() {
            return transport;
        }

        int destination() {
            return destination;
        }

        /** What was in the way for the longest time. */
        Obstacle main() {
            Obstacle main = Obstacle.TURN;
            for (Map.Entry<Obstacle, Long> entry : nanos.entrySet()) {
                if (entry.getValue() > nanos(main)) {
                    main = entry.getKey();
                }
            }
            return main;
        }

        /** For how long something was in the way, in nanoseconds. */
        long nanos(Obstacle which) {
            return nanos.getOrDefault(which, 0L);
        }

        /** The window of the destination when it was last seen full. */
        int fullWindow() {
            return fullWindow;
        }

        /** The most processes that the transport may have. */
        int mostProcesses() {
            return mostProcesses;
        }

        private void pass(long sinceNanos, long untilNanos) {
            long begin = Math.max(sinceNanos, fromNanos);
            long until = Math.min(untilNanos, end.atNanos());
            if (until > begin) {
                nanos.merge(obstacle, until - begin, Long::sum);
            }
        }
    }

    private final Deque<Watch> watches;
    private final Map<Integer, Place> places = new HashMap<>();
    private final Map<String, Integer> busy = new HashMap<>();
    private final Map<Integer, Happening.ServiceDefined> services = new HashMap<>();
    private final Set<Integer> throttled = new HashSet<>();
    private final Map<Integer, Integer> fresh =
            new HashMap<>(); // processes that have had no delivery, and their services
    private long now;

    private Crowding(Collection<Watch> watches) {
        this.watches = new ArrayDeque<>(watches);
    }

    /** Sees what was in the way during some waits, which follow each other. */
    static void see(SavedJournal journal, List<Watch> watches) {
        if (watches.isEmpty()) {
            return;
        }
        BitSet kinds = new BitSet();
        for (int kind : new int[] {
            Happening.DestinationNamed.CODE,
            Happening.WindowChanged.CODE,
            Happening.WindowForgotten.CODE,
            Happening.DeliveryBegan.CODE,
            Happening.DeliveryEnded.CODE,
            Happening.AgentLost.CODE,
            Happening.ServiceDefined.CODE,
            Happening.ServiceThrottled.CODE,
            Happening.ServiceReleased.CODE,
            Happening.ProcessForked.CODE,
            Happening.ProcessEnded.CODE
        }) {
            kinds.set(kind);
        }
        Fact last = watches.get(watches.size() - 1).end;
        Crowding crowding = new Crowding(watches);
        journal.replay(1, last.number(), kinds, crowding);
        crowding.pass(last.atNanos());
    }

    @Override
    public void read(Fact fact) {
        pass(fact.atNanos());
        while (!watches.isEmpty() && watches.getFirst().end.number() < fact.number()) {
            watches.removeFirst();
        }
        fold(fact);
        Watch watch = watches.peekFirst();
        if (watch != null) {
            watch.obstacle = obstacle(watch);
        }
    }

    private void pass(long atNanos) {
        for (Watch watch : watches) {
            if (watch.fromNanos > atNanos) {
                break;
            }
            watch.pass(now, atNanos);
        }
        now = atNanos;
    }

    private void fold(Fact fact) {
        Happening what = fact.what();
        int subject = fact.subject();
        if (what instanceof Happening.DestinationNamed named) {
            places.put(subject, new Place(named));
        } else if (what instanceof Happening.WindowChanged changed) {
            window(subject, changed.window());
        } else if (what instanceof Happening.WindowForgotten) {
            Place place = places.get(subject);
            window(subject, place == null ? 0 : place.named.window());
        } else if (what instanceof Happening.DeliveryBegan began) {
            fresh.remove(began.agent());
            busy(began.destination(), 1);
        } else if (what instanceof Happening.DeliveryEnded ended) {
            busy(ended.destination(), -1);
        } else if (what instanceof Happening.AgentLost lost) {
            busy(lost.destination(), -1);
        } else if (what instanceof Happening.ServiceDefined defined) {
            services.put(subject, defined);
        } else if (what instanceof Happening.ServiceThrottled) {
            throttled.add(subject);
        } else if (what instanceof Happening.ServiceReleased) {
            throttled.remove(subject);
        } else if (what instanceof Happening.ProcessForked forked) {
            forked(subject, forked);
        } else if (what instanceof Happening.ProcessEnded) {
            fresh.remove(subject);
        }
    }

    private void forked(int process, Happening.ProcessForked forked) {
        fresh.put(process, forked.service());
        if (forked.program().equals("qmgr")) { // it knows nothing of what a former one has sent out
            places.clear();
            busy.clear();
        }
    }

    private void window(int subject, int window) {
        Place place = places.get(subject);
        if (place != null) {
            place.window = window;
        }
    }

    private void busy(int subject, int change) {
        Place place = places.get(subject);
        if (place != null) {
            place.busy += change;
            busy.merge(place.named.transport(), change, Integer::sum);
        }
    }

    private Obstacle obstacle(Watch watch) {
        Place place = places.get(watch.destination);
        if (place != null && place.window < 0) {
            return Obstacle.RATE;
        } else if (place != null && place.window > 0 && place.busy >= place.window) {
            watch.fullWindow = place.window;
            return Obstacle.WINDOW;
        }
        Map.Entry<Integer, Happening.ServiceDefined> service = service(watch.transport);
        if (service == null) {
            return Obstacle.TURN;
        }
        int limit = service.getValue().maxproc();
        if (limit > 0 && busy.getOrDefault(watch.transport, 0) >= limit) {
            watch.mostProcesses = limit;
            return Obstacle.PROCESSES;
        } else if (throttled.contains(service.getKey())) {
            return Obstacle.THROTTLE;
        }
        return fresh.containsValue(service.getKey()) ? Obstacle.START : Obstacle.TURN;
    }

    private Map.@Nullable Entry<Integer, Happening.ServiceDefined> service(String transport) {
        for (Map.Entry<Integer, Happening.ServiceDefined> entry : services.entrySet()) {
            if (entry.getValue().name().equals(transport)
                    && entry.getValue().type().equals("unix")) {
                return entry;
            }
        }
        return null;
    }
}
