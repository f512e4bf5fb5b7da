package org.qmgrsim.measure;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;

/** How many processes each service of master.cf had, and how they ended. It keeps one row for each service. */
public final class ServiceUse implements Reader {
    /** One service. */
    public static final class Row {
        private final String name;
        private final String type;
        private int limit;
        private int processes;
        private int most;
        private int forks;
        private int failures;
        private int throttles;
        private long atLimitNanos;
        private long atLimitSince = -1;

        private Row(Happening.ServiceDefined row) {
            this.name = row.name();
            this.type = row.type();
        }

        /** First column of its row. */
        public String name() {
            return name;
        }

        /** Second column. */
        public String type() {
            return type;
        }

        /** Most processes allowed; 0: no limit. */
        public int limit() {
            return limit;
        }

        /** Most processes at the same time. */
        public int most() {
            return most;
        }

        /** Processes that master made. */
        public int forks() {
            return forks;
        }

        /** Processes that ended by a signal or with a status other than 0. */
        public int failures() {
            return failures;
        }

        /** How often it was throttled. */
        public int throttles() {
            return throttles;
        }

        /** How long it had as many processes as it may, in nanoseconds. */
        public long atLimitNanos() {
            return atLimitNanos;
        }

        private void processes(int change, long atNanos) {
            processes += change;
            most = Math.max(most, processes);
            boolean full = limit > 0 && processes >= limit;
            if (full && atLimitSince < 0) {
                atLimitSince = atNanos;
            } else if (!full && atLimitSince >= 0) {
                atLimitNanos += atNanos - atLimitSince;
                atLimitSince = -1;
            }
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<Integer, Row> bySubject = new HashMap<>();
    private final Map<Integer, Row> processes = new HashMap<>();

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.ServiceDefined.CODE -> {
                Happening.ServiceDefined defined = (Happening.ServiceDefined) what;
                Row row = rows.computeIfAbsent(defined.name() + "/" + defined.type(), any -> new Row(defined));
                row.limit = defined.maxproc();
                bySubject.put(fact.subject(), row);
            }
            case Happening.ProcessForked.CODE -> {
                Row row = bySubject.get(((Happening.ProcessForked) what).service());
                if (row != null) {
                    row.forks++;
                    row.processes(1, fact.atNanos());
                    processes.put(fact.subject(), row);
                }
            }
            case Happening.ProcessEnded.CODE -> {
                Row row = processes.remove(fact.subject());
                if (row != null) {
                    Happening.ProcessEnded ended = (Happening.ProcessEnded) what;
                    row.failures += ended.status() != 0 || ended.signal() != 0 ? 1 : 0;
                    row.processes(-1, fact.atNanos());
                }
            }
            case Happening.ServiceThrottled.CODE -> {
                Row row = bySubject.get(fact.subject());
                if (row != null) {
                    row.throttles++;
                }
            }
            case Happening.RunEnded.CODE -> rows.values().forEach(row -> row.processes(-row.processes, fact.atNanos()));
            default -> {
                // nothing about processes
            }
        }
    }

    /** All services, in the order of master.cf. */
    public Collection<Row> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }
}
