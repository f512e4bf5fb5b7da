package org.qmgrsim.agents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.RemoteHost;

/**
 * The sessions that scache(8) keeps: by the server, and by the next hop for which it was the first good one. The session that
 * was kept first is given out first.
 *
 * @see "Postfix src/global/scache_multi.c"
 */
public final class SessionCache {
    /** What is cached belongs to one service of master.cf, since another one may have other parameters. */
    private record Label(String service, String nexthop) {}

    private record Endpoint(String service, RemoteHost host) {}

    private final Map<Label, Map<Endpoint, Long>> serversUntil = new HashMap<>();
    private final Map<Endpoint, Deque<SmtpConnection>> sessions = new HashMap<>();

    /**
     * Keeps a session.
     *
     * @param nexthop next hop for which the server is a good one; null if only the server counts
     */
    void keep(String service, @Nullable String nexthop, SmtpConnection connection, long untilNanos) {
        Endpoint endpoint = new Endpoint(service, connection.host());
        if (nexthop != null) {
            serversUntil
                    .computeIfAbsent(new Label(service, nexthop), label -> new LinkedHashMap<>())
                    .put(endpoint, untilNanos);
        }
        connection.session().keepUntil(untilNanos);
        sessions.computeIfAbsent(endpoint, server -> new ArrayDeque<>()).addLast(connection);
    }

    /** Takes a session with a server that is known to be good for a next hop; null if there is none. */
    @Nullable
    SmtpConnection takeForNexthop(String service, String nexthop, long nowNanos) {
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
        return take(new Endpoint(service, host), nowNanos);
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
