package org.qmgrsim.measure;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;

/** What qmgr's scans were for, and what they found. */
public final class ScanActivity implements Reader {
    private static final String QMGR = "qmgr";

    private final ScanCauses causes = new ScanCauses();
    private final Map<QueueName, Map<Mover, Scans>> scans = new EnumMap<>(QueueName.class);
    private final Set<Integer> qmgrSockets = new HashSet<>();
    private int wakeups;
    private int triggers;
    private int lost;

    /** The scans of a directory that had one kind of cause. */
    public static final class Scans {
        private int count;
        private int moved;
        private long lastMovedIn;
        private int fruitful;

        /** How many there were. */
        public int count() {
            return count;
        }

        /** Files that they moved to the active queue. */
        public int moved() {
            return moved;
        }

        /** Those that moved nothing. */
        public int empty() {
            return count - fruitful;
        }

        private void moved(long scanFact) {
            moved++;
            if (scanFact != lastMovedIn) {
                lastMovedIn = scanFact;
                fruitful++;
            }
        }
    }

    @Override
    public void read(Fact fact) {
        causes.read(fact);
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.ServiceDefined.CODE -> {
                if (((Happening.ServiceDefined) what).name().equals(QMGR)) {
                    qmgrSockets.add(fact.subject());
                }
            }
            case Happening.WakeupSent.CODE -> wakeups += isQmgr(fact);
            case Happening.TriggerSent.CODE -> triggers += isQmgr(fact);
            case Happening.TriggerLost.CODE -> lost += isQmgr(fact);
            case Happening.ScanStarted.CODE -> {
                Scans scan = scans(((Happening.ScanStarted) what).queue(), causes.of(fact.number()));
                if (scan != null) {
                    scan.count++;
                }
            }
            case Happening.FileMoved.CODE -> {
                Happening.FileMoved moved = (Happening.FileMoved) what;
                Scans scan = moved.to() == QueueName.ACTIVE ? scans(moved.from(), causes.of(fact.cause())) : null;
                if (scan != null) {
                    scan.moved(fact.cause());
                }
            }
            default -> {
                // no scan
            }
        }
    }

    private int isQmgr(Fact fact) {
        return qmgrSockets.contains(fact.subject()) ? 1 : 0;
    }

    private @Nullable Scans scans(QueueName queue, @Nullable ScanCause cause) {
        return cause == null
                ? null
                : scans.computeIfAbsent(queue, any -> new EnumMap<>(Mover.class))
                        .computeIfAbsent(cause.kind(), any -> new Scans());
    }

    /** Scans by directory and cause, both in a fixed order. */
    public Map<QueueName, Map<Mover, Scans>> scans() {
        return scans;
    }

    /** Wakeups that master sent to qmgr. */
    public int wakeups() {
        return wakeups;
    }

    /** Triggers that anybody sent to qmgr, the wakeups among them. */
    public int triggers() {
        return triggers;
    }

    /** Those that never arrived. */
    public int lostTriggers() {
        return lost;
    }
}
