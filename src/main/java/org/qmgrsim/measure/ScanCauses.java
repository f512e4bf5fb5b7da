package org.qmgrsim.measure;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.Wait;

/**
 * Follows the links from each scan of qmgr back to what asked for it: a scan's cause is the trigger that was read, whose
 * {@code since} is the trigger that was sent, whose cause is the message that was queued or the wakeup that was due.
 *
 * <p>It remembers what is under way: triggers not yet read, and at most two scans of each qmgr.
 */
final class ScanCauses implements Reader {
    private static final String QMGR = "qmgr";
    private static final String CLEANUP = "cleanup";

    private record Numbered(long fact, ScanCause cause) {}

    private static final class Qmgr {
        private final @Nullable ScanCause forkedBy;
        private final Map<QueueName, Numbered> asked = new EnumMap<>(QueueName.class);
        private final Map<QueueName, Numbered> scans = new EnumMap<>(QueueName.class);
        private @Nullable Numbered taken;

        Qmgr(@Nullable ScanCause forkedBy) {
            this.forkedBy = forkedBy;
        }
    }

    private final Set<Integer> services = new HashSet<>();
    private final Map<Long, Integer> announcing = new HashMap<>();
    private final Map<Long, ScanCause> sent = new HashMap<>();
    private final Map<Integer, Qmgr> qmgrs = new HashMap<>();
    private final Set<Integer> cleanups = new HashSet<>();
    private long lastWakeup;

    @Override
    public boolean reads(int kind) {
        return switch (kind) {
            case Happening.ServiceDefined.CODE,
                    Happening.WaitBegan.CODE,
                    Happening.WakeupSent.CODE,
                    Happening.TriggerSent.CODE,
                    Happening.TriggerLost.CODE,
                    Happening.ProcessForked.CODE,
                    Happening.ProcessEnded.CODE,
                    Happening.TriggerTaken.CODE,
                    Happening.ScanAsked.CODE,
                    Happening.ScanStarted.CODE -> true;
            default -> false;
        };
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.ServiceDefined.CODE -> {
                if (((Happening.ServiceDefined) what).name().equals(QMGR)) {
                    services.add(fact.subject());
                }
            }
            case Happening.WaitBegan.CODE -> waitBegan(fact, ((Happening.WaitBegan) what).reason());
            case Happening.WakeupSent.CODE -> {
                if (services.contains(fact.subject())) {
                    lastWakeup = fact.number();
                }
            }
            case Happening.TriggerSent.CODE -> {
                if (services.contains(fact.subject())) {
                    sent.put(fact.number(), sender(fact, ((Happening.TriggerSent) what).sender()));
                }
            }
            case Happening.TriggerLost.CODE -> sent.remove(fact.since());
            case Happening.ProcessForked.CODE -> {
                String program = ((Happening.ProcessForked) what).program();
                if (program.equals(QMGR)) {
                    qmgrs.put(fact.subject(), new Qmgr(sent.get(fact.cause())));
                } else if (program.equals(CLEANUP)) {
                    cleanups.add(fact.subject());
                }
            }
            case Happening.ProcessEnded.CODE -> {
                qmgrs.remove(fact.subject());
                cleanups.remove(fact.subject());
            }
            case Happening.TriggerTaken.CODE -> taken(fact);
            case Happening.ScanAsked.CODE -> asked(fact, ((Happening.ScanAsked) what).queue());
            case Happening.ScanStarted.CODE -> started(fact, ((Happening.ScanStarted) what).queue());
            default -> {
                // moves no scan
            }
        }
    }

    /** What began the scan with this number; null if no scan under way has it. */
    @Nullable
    ScanCause of(long scanFact) {
        for (Qmgr qmgr : qmgrs.values()) {
            for (Numbered scan : qmgr.scans.values()) {
                if (scan.fact() == scanFact) {
                    return scan.cause();
                }
            }
        }
        return null;
    }

    private void waitBegan(Fact fact, Wait reason) {
        if (!announcing.isEmpty()) {
            announcing.remove(fact.since());
        }
        if (reason == Wait.TRIGGER) {
            announcing.put(fact.number(), fact.subject());
        }
    }

    private ScanCause sender(Fact trigger, int process) {
        Integer message = announcing.get(trigger.cause());
        if (message != null) {
            return ScanCause.trigger(message);
        } else if (cleanups.contains(process)) {
            return ScanCause.trigger(0); // for a message that a scan took before its trigger was sent
        }
        return trigger.cause() == lastWakeup ? ScanCause.WAKEUP : ScanCause.FLUSH;
    }

    private void taken(Fact fact) {
        Qmgr qmgr = qmgrs.get(fact.subject());
        ScanCause cause = sent.remove(fact.since());
        if (qmgr != null) {
            qmgr.taken = new Numbered(fact.number(), cause == null ? ScanCause.FLUSH : cause);
        }
    }

    private void asked(Fact fact, QueueName queue) {
        Qmgr qmgr = qmgrs.get(fact.subject());
        if (qmgr != null) {
            qmgr.asked.put(queue, new Numbered(fact.number(), cause(qmgr, queue, fact.cause())));
        }
    }

    private void started(Fact fact, QueueName queue) {
        Qmgr qmgr = qmgrs.get(fact.subject());
        if (qmgr != null) {
            qmgr.scans.put(queue, new Numbered(fact.number(), cause(qmgr, queue, fact.cause())));
        }
    }

    private static ScanCause cause(Qmgr qmgr, QueueName queue, long causeFact) {
        Numbered taken = qmgr.taken;
        if (taken != null && taken.fact() == causeFact) {
            return taken.cause();
        }
        Numbered asked = qmgr.asked.get(queue);
        if (asked != null && asked.fact() == causeFact) {
            return asked.cause();
        }
        boolean first = !qmgr.scans.containsKey(queue);
        return first || queue == QueueName.INCOMING ? ScanCause.start(qmgr.forkedBy) : ScanCause.DEFERRED_TIMER;
    }
}
