package org.qmgrsim.agents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.RemoteHost;

/**
 * The sessions that scache(8) keeps: by the server, and by the next hop for which it was the first good one. The session that
 * was kept first is given out first.
 *
 * @see "Postfix src/global/scache_multi.c"
 */
final class SessionCache {
    /** What is cached belongs to one service of master.cf, since another one may have other parameters. */
    private record Label(String service, String nexthop) {}

    private record Endpoint(String service, RemoteHost host) {}

    private final Map<Label, Map<Endpoint, Long>> serversUntil = new LinkedHashMap<>();
    private final Map<Endpoint, Deque<SmtpConnection>> sessions = new LinkedHashMap<>();
    private final CacheStatistics statistics = new CacheStatistics();

    /**
     * Keeps a session.
     *
     * @param nexthop next hop for which the server is a good one; null if only the server counts
     */
    void keep(String service, @Nullable String nexthop, SmtpConnection connection, long nowNanos, long untilNanos) {
        expire(nowNanos);
        Endpoint endpoint = new Endpoint(service, connection.host());
        if (nexthop != null) {
            serversUntil
                    .computeIfAbsent(new Label(service, nexthop), label -> new LinkedHashMap<>())
                    .put(endpoint, untilNanos);
        }
        connection.session().keepUntil(untilNanos);
        sessions.computeIfAbsent(endpoint, server -> new ArrayDeque<>()).addLast(connection);
        statistics.kept(
                serversUntil.size(),
                sessions.size(),
                sessions.values().stream().mapToInt(Deque::size).sum());
    }

    /** Forgets what is kept no longer. */
    private void expire(long nowNanos) {
        serversUntil.values().forEach(servers -> servers.values().removeIf(until -> until <= nowNanos));
        serversUntil.values().removeIf(Map::isEmpty);
        sessions.values()
                .forEach(kept -> kept.removeIf(connection -> {
                    boolean over = !connection.session().isKeptAt(nowNanos);
                    if (over) {
                        connection.session().close();
                    }
                    return over;
                }));
        sessions.values().removeIf(Deque::isEmpty);
    }

    /** What is to be said of the time since then. */
    List<String> takeStatistics(String since) {
        return statistics.take(since);
    }

    /** The end of its keeper closes all sessions. */
    void close() {
        sessions.values()
                .forEach(kept -> kept.forEach(connection -> connection.session().close()));
        sessions.clear();
        serversUntil.clear();
    }

    /** Takes a session with a server that is known to be good for a next hop; null if there is none. */
    @Nullable
    SmtpConnection takeForNexthop(String service, String nexthop, long nowNanos) {
        SmtpConnection found = findForNexthop(service, nexthop, nowNanos);
        statistics.nexthopAsked(found != null);
        return found;
    }

    private @Nullable SmtpConnection findForNexthop(String service, String nexthop, long nowNanos) {
        Map<Endpoint, Long> servers = serversUntil.get(new Label(service, nexthop));
        if (servers == null) {
            return null;
        }
        servers.values().removeIf(until -> until <= nowNanos);
        for (Endpoint endpoint : servers.keySet()) {
            SmtpConnection found = take(endpoint, nowNanos);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Takes a session with a server; null if there is none. */
    @Nullable
    SmtpConnection takeForServer(String service, RemoteHost host, long nowNanos) {
        SmtpConnection found = take(new Endpoint(service, host), nowNanos);
        statistics.serverAsked(found != null);
        return found;
    }

    private @Nullable SmtpConnection take(Endpoint endpoint, long nowNanos) {
        Deque<SmtpConnection> kept = sessions.get(endpoint);
        while (kept != null && !kept.isEmpty()) {
            SmtpConnection oldest = kept.removeFirst();
            if (oldest.session().isKeptAt(nowNanos)) {
                oldest.usedAgain();
                return oldest;
            }
            oldest.session().close();
        }
        return null;
    }
}
