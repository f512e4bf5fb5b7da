package org.qmgrsim.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;

/**
 * How often mail is tried, and how old it is then. An attempt is one stay in the active queue in which at least one recipient
 * had an outcome; its age is counted from the arrival of the message. Mail that Postfix writes itself is left out.
 *
 * <p>It remembers only messages that are in the system.
 */
public final class Attempts implements Reader {
    /** Attempts beyond this one are counted, but their ages are not kept apart. */
    public static final int MOST_KEPT_APART = 1000;

    private static final String SUSPENDED = "delivery temporarily suspended";

    private final Map<Integer, Open> open = new HashMap<>();
    private final List<SummaryStatistics> ages = new ArrayList<>();
    private final SummaryStatistics untilExpired = new SummaryStatistics();
    private final SummaryStatistics ageAtExpiry = new SummaryStatistics();
    private final SummaryStatistics untilDelivered = new SummaryStatistics();
    private long attempts;
    private long suspended;
    private long retried;

    private static final class Open {
        private final long arrivedNanos;
        private long thisAttempt = -1;
        private int attempts;
        private boolean reallyTried;
        private boolean delivered;

        Open(long arrivedNanos) {
            this.arrivedNanos = arrivedNanos;
        }
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.MessageBegan.CODE -> {
                if (((Happening.MessageBegan) what).origin() != Happening.Origin.BOUNCE) {
                    open.put(fact.subject(), new Open(fact.atNanos()));
                }
            }
            case Happening.RecipientDone.CODE -> {
                Open message = open.get(fact.subject());
                if (message != null) {
                    done(message, (Happening.RecipientDone) what);
                }
            }
            case Happening.MessageExpired.CODE -> {
                Open message = open.get(fact.subject());
                if (message != null) {
                    untilExpired.addValue(message.attempts);
                    ageAtExpiry.addValue((fact.atNanos() - message.arrivedNanos) / 1e9);
                }
            }
            case Happening.MessageRemoved.CODE -> {
                Open message = open.remove(fact.subject());
                if (message != null && message.delivered) {
                    untilDelivered.addValue(message.attempts);
                }
            }
            default -> {
                // no attempt
            }
        }
    }

    private void done(Open message, Happening.RecipientDone done) {
        boolean real = !done.reply().startsWith(SUSPENDED);
        message.delivered |= done.status() == Happening.Status.SENT;
        if (message.thisAttempt == done.waitedNanos()) {
            if (real && !message.reallyTried) {
                message.reallyTried = true;
                suspended--;
            }
            return;
        }
        message.thisAttempt = done.waitedNanos();
        message.reallyTried = real;
        if (message.attempts < MOST_KEPT_APART) {
            if (message.attempts == ages.size()) {
                ages.add(new SummaryStatistics());
            }
            ages.get(message.attempts).addValue(done.waitedNanos() / 1e9);
        }
        if (message.attempts == 1) {
            retried++;
        }
        message.attempts++;
        attempts++;
        suspended += real ? 0 : 1;
    }

    /** All attempts. */
    public long attempts() {
        return attempts;
    }

    /** Attempts of which no recipient was tried, since the destination was dead: {@code delivery temporarily suspended}. */
    public long suspended() {
        return suspended;
    }

    /** Messages that were tried more than once. */
    public long retried() {
        return retried;
    }

    /** The ages at the first, second, … attempt, in seconds. */
    public List<SummaryStatistics> ages() {
        return List.copyOf(ages);
    }

    /** Attempts that each delivered message took. */
    public SummaryStatistics untilDelivered() {
        return untilDelivered;
    }

    /** Attempts that each message had when it was given up as too old. */
    public SummaryStatistics untilExpired() {
        return untilExpired;
    }

    /** Age at which messages were given up, in seconds. */
    public SummaryStatistics ageAtExpiry() {
        return ageAtExpiry;
    }
}
