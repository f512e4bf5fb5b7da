package org.qmgrsim.report;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.saved.SavedJournal;
import org.qmgrsim.measure.Mover;

/**
 * What ends the wait in which a message is: found in the facts that come later in its run.
 *
 * @param atNanos when, in nanoseconds since the epoch of the run
 * @param fact the fact that ended the wait
 * @param mover what began the scan that took the message; null if no scan did
 * @param byTriggerOf the message whose trigger it was; 0 if it was none
 */
public record Release(long atNanos, long fact, @Nullable Mover mover, int byTriggerOf) {
    private static final int MOST_LINKS = 64;

    /**
     * The end of the wait in which a message is after so many facts.
     *
     * @return null if it does not end in this run
     */
    public static @Nullable Release of(SavedJournal journal, int message, long number) {
        long next = 0;
        for (long fact = journal.last(message); fact > number; fact = journal.previous(fact)) {
            int kind = journal.kind(fact);
            if (kind == Happening.WaitBegan.CODE || kind == Happening.MessageRemoved.CODE) {
                next = fact;
            }
        }
        return next == 0 ? null : of(journal, message, journal.fact(next));
    }

    private static Release of(SavedJournal journal, int message, Fact end) {
        Fact at = end;
        for (int links = 0; links < MOST_LINKS && at.cause() != 0; links++) {
            if (at.what() instanceof Happening.ScanStarted scan) {
                return scan(journal, message, end, at, scan);
            }
            if (at.what() instanceof Happening.DeliveryBegan || at.what() instanceof Happening.DeliveryEnded) {
                break; // what follows a delivery is no work of a scan
            }
            at = journal.fact(at.cause());
        }
        return new Release(end.atNanos(), end.number(), null, 0);
    }

    /** A scan's cause is the trigger that was read, or the request that it remembered; else it is qmgr's own. */
    private static Release scan(SavedJournal journal, int message, Fact end, Fact started, Happening.ScanStarted scan) {
        Fact cause = started.cause() == 0 ? started : journal.fact(started.cause());
        if (cause.what() instanceof Happening.ScanAsked) {
            cause = cause.cause() == 0 ? cause : journal.fact(cause.cause());
        }
        if (cause.what() instanceof Happening.TriggerTaken && cause.since() != 0) {
            Fact sent = journal.fact(cause.since());
            Fact sender = sent.cause() == 0 ? sent : journal.fact(sent.cause());
            if (sender.what() instanceof Happening.WakeupSent) {
                return new Release(end.atNanos(), end.number(), Mover.WAKEUP, 0);
            }
            if (sender.what() instanceof Happening.WaitBegan) {
                boolean own = sender.subject() == message;
                return new Release(
                        end.atNanos(), end.number(), own ? Mover.OWN_TRIGGER : Mover.OTHER_TRIGGER, sender.subject());
            }
            return new Release(end.atNanos(), end.number(), Mover.FLUSH, 0);
        }
        boolean timer = scan.queue() == QueueName.DEFERRED && !isFirst(journal, started);
        return new Release(end.atNanos(), end.number(), timer ? Mover.DEFERRED_TIMER : Mover.START, 0);
    }

    /** Whether it is the first scan of its directory by this qmgr: that one belongs to its start. */
    private static boolean isFirst(SavedJournal journal, Fact started) {
        for (long fact = journal.previous(started.number()); fact != 0; fact = journal.previous(fact)) {
            int kind = journal.kind(fact);
            if (kind == Happening.ScanStarted.CODE
                    && journal.fact(fact).what() instanceof Happening.ScanStarted before
                    && before.queue() == QueueName.DEFERRED) {
                return false;
            }
            if (kind == Happening.ProcessForked.CODE) {
                break;
            }
        }
        return true;
    }
}
