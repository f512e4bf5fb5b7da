package org.qmgrsim.gui.play;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;

/** Where in the journal what can be jumped to is; made in one pass as the run goes. */
public final class Tracks implements Reader {
    /** Sorts of facts that a person looks for. */
    public enum Sort {
        /** Mail reaches the system. */
        ARRIVAL,
        /** master's timer sends a wakeup to qmgr. */
        WAKEUP,
        /** One of them whose scan found mail: without it that mail would have waited on. */
        MOVING_WAKEUP,
        /** The same to any other service. */
        OTHER_WAKEUP,
        /** Somebody but master triggers qmgr. */
        TRIGGER,
        /** A trigger of qmgr is lost. */
        LOSS,
        /** qmgr begins to scan incoming. */
        SCAN_INCOMING,
        /** qmgr begins to scan deferred. */
        SCAN_DEFERRED,
        /** An agent begins a delivery. */
        DELIVERY,
        /** A recipient's attempt has its outcome. */
        OUTCOME,
        /** Postfix warns, or gives up. */
        WARNING,
        /** Somebody does something to the system. */
        ACT,
        /** qmgr or master begins or ends. */
        LIFE
    }

    private static final String QMGR = "qmgr";

    private final Map<Sort, Track> tracks = new EnumMap<>(Sort.class);
    private final Map<Integer, Track> wakeups = new HashMap<>();
    private final Track scanDue = new Track();
    private final List<Long> scanDueMicros = new ArrayList<>();
    private final Set<Integer> qmgrServices = new HashSet<>();
    private final Set<Integer> watched = new HashSet<>();
    private final List<Lifetime> lives = new ArrayList<>();
    private final Map<Integer, Lifetime> open = new HashMap<>();
    private int master;
    private long lastWakeup;
    private long lastWakeupNanos;
    private long wakeupTrigger;
    private long wakeupTaken;

    /** From the fork of a qmgr or master to its end. */
    public static final class Lifetime {
        private final int subject;
        private final Happening.ProcessForked forked;
        private final long fromNanos;
        private long untilNanos = Long.MAX_VALUE;

        Lifetime(int subject, Happening.ProcessForked forked, long fromNanos) {
            this.subject = subject;
            this.forked = forked;
            this.fromNanos = fromNanos;
        }

        /** Its number in the journal. */
        public int subject() {
            return subject;
        }

        /** How it began. */
        public Happening.ProcessForked forked() {
            return forked;
        }

        /** When it was made. */
        public long fromNanos() {
            return fromNanos;
        }

        /** When it ended; {@link Long#MAX_VALUE} if it did not. */
        public long untilNanos() {
            return untilNanos;
        }
    }

    Tracks() {
        for (Sort sort : Sort.values()) {
            tracks.put(sort, new Track());
        }
    }

    /** All facts of a sort. */
    public Track of(Sort sort) {
        Track track = tracks.get(sort);
        if (track == null) {
            throw new IllegalArgumentException("no track of " + sort);
        }
        return track;
    }

    /** The wakeups that master sent to a service; null if it sent none. */
    public @Nullable Track wakeupsOf(int service) {
        return wakeups.get(service);
    }

    /** The lives of qmgr. */
    public List<Lifetime> qmgrs() {
        return lives.stream()
                .filter(life -> life.forked().program().equals(QMGR))
                .toList();
    }

    /** When qmgr's own timer for the deferred queue is due, as it stood at an instant; calendar microseconds, -1: never set. */
    public long scanDueMicros(long atNanos) {
        int place = scanDue.after(atNanos) - 1;
        return place < 0 ? -1 : scanDueMicros.get(place);
    }

    /** When it was set last. */
    public long scanDueSetNanos(long atNanos) {
        int place = scanDue.after(atNanos) - 1;
        return place < 0 ? -1 : scanDue.nanos(place);
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.MessageBegan.CODE -> add(Sort.ARRIVAL, fact);
            case Happening.ServiceDefined.CODE -> {
                if (((Happening.ServiceDefined) what).name().equals(QMGR)) {
                    qmgrServices.add(fact.subject());
                }
            }
            case Happening.TriggerTaken.CODE -> {
                if (fact.since() == wakeupTrigger && wakeupTrigger != 0) {
                    wakeupTaken = fact.number();
                }
            }
            case Happening.WakeupSent.CODE -> {
                if (qmgrServices.contains(fact.subject())) {
                    lastWakeup = fact.number();
                    lastWakeupNanos = fact.atNanos();
                }
                add(qmgrServices.contains(fact.subject()) ? Sort.WAKEUP : Sort.OTHER_WAKEUP, fact);
                wakeups.computeIfAbsent(fact.subject(), service -> new Track()).add(fact.number(), fact.atNanos());
            }
            case Happening.TriggerSent.CODE -> {
                if (fact.cause() == lastWakeup && lastWakeup != 0) {
                    wakeupTrigger = fact.number();
                }
                if (qmgrServices.contains(fact.subject()) && ((Happening.TriggerSent) what).sender() != master) {
                    add(Sort.TRIGGER, fact);
                }
            }
            case Happening.TriggerLost.CODE -> {
                if (qmgrServices.contains(fact.subject())) {
                    add(Sort.LOSS, fact);
                }
            }
            case Happening.ScanStarted.CODE -> {
                Happening.ScanStarted scan = (Happening.ScanStarted) what;
                add(scan.queue() == QueueName.DEFERRED ? Sort.SCAN_DEFERRED : Sort.SCAN_INCOMING, fact);
                if (fact.cause() == wakeupTaken && wakeupTaken != 0 && scan.files() > 0) {
                    of(Sort.MOVING_WAKEUP).add(lastWakeup, lastWakeupNanos);
                }
            }
            case Happening.ScanDue.CODE -> {
                scanDue.add(fact.number(), fact.atNanos());
                scanDueMicros.add(((Happening.ScanDue) what).dueMicros());
            }
            case Happening.DeliveryBegan.CODE -> add(Sort.DELIVERY, fact);
            case Happening.RecipientDone.CODE -> add(Sort.OUTCOME, fact);
            case Happening.Logged.CODE -> {
                if (isWarning(((Happening.Logged) what).text())) {
                    add(Sort.WARNING, fact);
                }
            }
            case Happening.OperatorActed.CODE -> add(Sort.ACT, fact);
            case Happening.ProcessForked.CODE -> forked(fact, (Happening.ProcessForked) what);
            case Happening.ProcessEnded.CODE -> ended(fact);
            default -> {
                // nobody jumps to it
            }
        }
    }

    private static boolean isWarning(String text) {
        return text.startsWith("warning: ") || text.startsWith("fatal: ") || text.startsWith("panic: ");
    }

    private void add(Sort sort, Fact fact) {
        of(sort).add(fact.number(), fact.atNanos());
    }

    private void forked(Fact fact, Happening.ProcessForked forked) {
        boolean isMaster = forked.program().equals("master");
        if (isMaster) {
            master = fact.subject();
        }
        if (isMaster || forked.program().equals(QMGR)) {
            watched.add(fact.subject());
            add(Sort.LIFE, fact);
            Lifetime life = new Lifetime(fact.subject(), forked, fact.atNanos());
            lives.add(life);
            open.put(fact.subject(), life);
        }
    }

    private void ended(Fact fact) {
        Lifetime life = open.remove(fact.subject());
        if (life != null && watched.remove(fact.subject())) {
            add(Sort.LIFE, fact);
            life.untilNanos = fact.atNanos();
        }
    }
}
