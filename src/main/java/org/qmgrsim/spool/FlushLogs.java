package org.qmgrsim.spool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files in {@code flush/}: for each site the queue IDs of messages that were put off for it. */
public final class FlushLogs {
    private final Map<String, SiteLog> logs = new LinkedHashMap<>();

    private static final class SiteLog {
        private final Set<String> ids = new LinkedHashSet<>();
        private long readSecond;
        private long modifiedSecond;

        SiteLog(long nowSecond) {
            this.readSecond = nowSecond;
        }
    }

    /** Appends a queue ID; a new log counts as read now, in whole seconds since 1970. */
    public void add(String site, String queueId, long nowSecond) {
        SiteLog log = logs.computeIfAbsent(site, name -> new SiteLog(nowSecond));
        log.ids.add(queueId);
        log.modifiedSecond = nowSecond;
    }

    /** Reads a log and empties it; null if there is none. */
    public @Nullable List<String> read(String site, long nowSecond) {
        SiteLog log = logs.get(site);
        if (log == null) {
            return null;
        }
        List<String> ids = List.copyOf(log.ids);
        log.ids.clear();
        log.readSecond = nowSecond;
        log.modifiedSecond = nowSecond;
        return ids;
    }

    /** Sites with mail whose log was last read before that second. */
    public List<String> unreadSince(long second) {
        List<String> sites = new ArrayList<>();
        logs.forEach((site, log) -> {
            if (!log.ids.isEmpty() && log.readSecond < second) {
                sites.add(site);
            }
        });
        return sites;
    }

    /** Removes empty logs that were last changed before that second. */
    public void purge(long second) {
        logs.values().removeIf(log -> log.ids.isEmpty() && log.modifiedSecond < second);
    }
}
