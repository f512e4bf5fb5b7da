package org.qmgrsim.agents;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.RemoteHost;

/** What smtp(8) asks of scache(8). */
interface SessionQuestion {
    /** Has it done, and gives the session that was found, if one was asked for. */
    Optional<SmtpConnection> ask(SessionCache sessions, long nowNanos);

    /** For a session with a server that is known to be good for a next hop. */
    static SessionQuestion forNexthop(String service, String nexthop) {
        return (sessions, now) -> Optional.ofNullable(sessions.takeForNexthop(service, nexthop, now));
    }

    /** For a session with a server. */
    static SessionQuestion forServer(String service, RemoteHost host) {
        return (sessions, now) -> Optional.ofNullable(sessions.takeForServer(service, host, now));
    }

    /** That a session be kept; the next hop is null if only the server counts. */
    static SessionQuestion keep(String service, @Nullable String nexthop, SmtpConnection connection, long untilNanos) {
        return (sessions, now) -> {
            sessions.keep(service, nexthop, connection, now, untilNanos);
            return Optional.empty();
        };
    }
}
