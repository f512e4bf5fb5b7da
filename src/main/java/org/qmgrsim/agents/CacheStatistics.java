package org.qmgrsim.agents;

import java.util.ArrayList;
import java.util.List;

/** What scache(8) counts, and says of it (scache.c: scache_status_dump). */
final class CacheStatistics {
    private int nexthopHits;
    private int nexthopMisses;
    private int serverHits;
    private int serverMisses;
    private int nexthops;
    private int servers;
    private int sessions;

    void nexthopAsked(boolean found) {
        nexthopHits += found ? 1 : 0;
        nexthopMisses += found ? 0 : 1;
    }

    void serverAsked(boolean found) {
        serverHits += found ? 1 : 0;
        serverMisses += found ? 0 : 1;
    }

    /** So many are kept now. */
    void kept(int nexthopsNow, int serversNow, int sessionsNow) {
        nexthops = Math.max(nexthops, nexthopsNow);
        servers = Math.max(servers, serversNow);
        sessions = Math.max(sessions, sessionsNow);
    }

    /** The lines of the log; then it counts from zero. */
    List<String> take(String since) {
        List<String> lines = new ArrayList<>();
        if (nexthopHits + nexthopMisses > 0) {
            lines.add(lookups("domain", nexthopHits, nexthopMisses));
        }
        if (serverHits + serverMisses > 0) {
            lines.add(lookups("address", serverHits, serverMisses));
        }
        if (nexthops + servers + sessions > 0) {
            lines.add("max simultaneous domains=" + nexthops + " addresses=" + servers + " connection=" + sessions);
        }
        if (!lines.isEmpty()) {
            lines.add(0, "start interval " + since);
        }
        nexthopHits = nexthopMisses = serverHits = serverMisses = nexthops = servers = sessions = 0;
        return lines;
    }

    private static String lookups(String what, int hits, int misses) {
        return what + " lookup hits=" + hits + " miss=" + misses + " success=" + hits * 100 / (hits + misses) + "%";
    }
}
