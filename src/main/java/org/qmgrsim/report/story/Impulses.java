package org.qmgrsim.report.story;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Wait;

/** Walks from a scan, or from whatever else a daemon did, back to what made it do so. */
final class Impulses {
    /** In place of a service, of what an operator has typed. */
    private static final int COMMAND = 0;

    private final Life life;

    Impulses(Life life) {
        this.life = life;
    }

    /** The impulse behind a fact; null if the run began with it. */
    @Nullable
    Impulse behind(long number) {
        Fact fact = life.fact(number);
        while (fact != null) {
            Happening what = fact.what();
            if (what instanceof Happening.TriggerTaken) {
                return sent(life.fact(fact.since()));
            } else if (what instanceof Happening.TriggerSent) {
                return sent(fact);
            } else if (what instanceof Happening.WakeupSent) {
                return plain(Impulse.Kind.WAKEUP, fact);
            } else if (what instanceof Happening.OperatorActed) {
                return plain(Impulse.Kind.OPERATOR, fact);
            } else if (what instanceof Happening.ProcessForked forked && forked.service() != COMMAND) {
                return new Impulse(Impulse.Kind.START, fact.number(), fact.atNanos(), 0, behind(fact.cause()));
            } else if (what instanceof Happening.ScanStarted && isTimer(fact)) {
                return plain(Impulse.Kind.TIMER, fact);
            }
            fact = life.fact(fact.cause());
        }
        return null;
    }

    /** A scan whose cause is the scan before was begun by a timer that this one had set. */
    private boolean isTimer(Fact scan) {
        Fact cause = life.fact(scan.cause());
        return cause != null
                && cause.what() instanceof Happening.ScanStarted former
                && former.queue() == ((Happening.ScanStarted) scan.what()).queue()
                && cause.subject() == scan.subject();
    }

    private @Nullable Impulse sent(@Nullable Fact trigger) {
        if (trigger == null) {
            return null;
        }
        Fact cause = life.fact(trigger.cause());
        if (cause != null
                && cause.what() instanceof Happening.WaitBegan wait
                && (wait.reason() == Wait.TRIGGER || wait.reason() == Wait.PICKUP)) {
            return new Impulse(Impulse.Kind.TRIGGER, trigger.number(), trigger.atNanos(), cause.subject(), null);
        }
        Impulse before = behind(trigger.cause());
        return before != null && before.kind() != Impulse.Kind.TIMER ? before : plain(Impulse.Kind.OPERATOR, trigger);
    }

    private static Impulse plain(Impulse.Kind kind, Fact fact) {
        return new Impulse(kind, fact.number(), fact.atNanos(), 0, null);
    }
}
