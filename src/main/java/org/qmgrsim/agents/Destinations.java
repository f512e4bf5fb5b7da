package org.qmgrsim.agents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Law;

/** The remote hosts, by next hop, each with what it does from when on. Whoever is not named accepts at once. */
public final class Destinations {
    /** How a host answers. */
    public enum Answer {
        /** Accepts: 250 after the end of the data. */
        ACCEPT,
        /** Nothing listens: the connection is refused at once. */
        REFUSE,
        /** Every recipient is answered 450. */
        TEMPORARY,
        /** Every recipient is answered 550. */
        PERMANENT,
        /** 421 in place of a greeting. */
        BANNER_421
    }

    /**
     * What a host does.
     *
     * @param delaySeconds from the end of the data to the reply; where mail is not taken, before it is refused
     * @param connections sessions that it serves at a time; 0: no limit. Others are answered 421
     * @param reply text of the reply
     */
    public record Behaviour(Answer answer, Law delaySeconds, int connections, String reply) {
        /** Accepts at once. */
        public static final Behaviour ACCEPTS = new Behaviour(Answer.ACCEPT, Law.constant(0), 0, "250 2.0.0 ok");
    }

    /**
     * A session that is kept open.
     *
     * @param opened what the host did when it was opened
     * @param uses deliveries over it so far
     * @param untilNanos when it is closed if nobody takes it
     */
    record Session(Behaviour opened, int uses, long untilNanos) {
        /** It goes on as it began, whatever the host does with new ones; only the delay is that of {@code now}. */
        Behaviour goesOn(Behaviour now) {
            return new Behaviour(opened.answer(), now.delaySeconds(), opened.connections(), opened.reply());
        }
    }

    private record Change(long fromNanos, Behaviour behaviour) {}

    private final Map<String, List<Change>> changes = new LinkedHashMap<>();
    private final Map<String, Integer> sessions = new LinkedHashMap<>();
    private final Map<String, Deque<Session>> kept = new LinkedHashMap<>();

    /** From {@code fromNanos} on, the host behind a next hop behaves like this. Changes are given in order of time. */
    public void change(long fromNanos, String nexthop, Behaviour behaviour) {
        changes.computeIfAbsent(key(nexthop), name -> new ArrayList<>()).add(new Change(fromNanos, behaviour));
    }

    /** What the host does at an instant. */
    Behaviour at(String nexthop, long nanos) {
        Behaviour now = Behaviour.ACCEPTS;
        for (Change change : changes.getOrDefault(key(nexthop), List.of())) {
            if (change.fromNanos() > nanos) {
                break;
            }
            now = change.behaviour();
        }
        return now;
    }

    /** Opens a session; false if the host serves as many as it can. */
    boolean open(String nexthop, Behaviour behaviour, long nowNanos) {
        expire(nexthop, nowNanos);
        int open = sessions.getOrDefault(key(nexthop), 0);
        if (behaviour.connections() > 0 && open >= behaviour.connections()) {
            return false;
        }
        sessions.put(key(nexthop), open + 1);
        return true;
    }

    private void expire(String nexthop, long nowNanos) {
        Deque<Session> waiting = kept.get(key(nexthop));
        while (waiting != null && !waiting.isEmpty() && waiting.getFirst().untilNanos() <= nowNanos) {
            waiting.removeFirst();
            close(nexthop);
        }
    }

    /** Ends a session. */
    void close(String nexthop) {
        sessions.merge(key(nexthop), -1, Integer::sum);
    }

    /** Keeps an open session for the next delivery (scache). */
    void keepSession(String nexthop, Session session) {
        kept.computeIfAbsent(key(nexthop), name -> new ArrayDeque<>()).addLast(session);
    }

    /** Takes an open session, or none. */
    @Nullable
    Session takeSession(String nexthop, long nowNanos) {
        Deque<Session> sessions = kept.get(key(nexthop));
        while (sessions != null && !sessions.isEmpty()) {
            Session oldest = sessions.removeFirst();
            if (oldest.untilNanos() > nowNanos) {
                return oldest;
            }
            close(nexthop);
        }
        return null;
    }

    private static String key(String nexthop) {
        return nexthop.toLowerCase(Locale.ROOT);
    }
}
