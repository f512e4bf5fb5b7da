package org.qmgrsim.measure;

import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;

/** When recipients get their mail: how many, from when to when, and when the last message left the queue. */
public final class Flow implements Reader {
    private long sent;
    private long firstNanos = -1;
    private long lastNanos = -1;
    private long lastRemovedNanos = -1;
    private long firstBeganNanos = -1;
    private long inSystem;

    @Override
    public boolean reads(int kind) {
        return kind == Happening.RecipientDone.CODE
                || kind == Happening.MessageBegan.CODE
                || kind == Happening.MessageRemoved.CODE;
    }

    @Override
    public void read(Fact fact) {
        switch (fact.what().code()) {
            case Happening.MessageBegan.CODE -> {
                inSystem++;
                firstBeganNanos = firstBeganNanos < 0 ? fact.atNanos() : firstBeganNanos;
            }
            case Happening.MessageRemoved.CODE -> {
                inSystem--;
                lastRemovedNanos = fact.atNanos();
            }
            default -> {
                if (((Happening.RecipientDone) fact.what()).status() == Happening.Status.SENT) {
                    sent++;
                    firstNanos = firstNanos < 0 ? fact.atNanos() : firstNanos;
                    lastNanos = fact.atNanos();
                }
            }
        }
    }

    /** Recipients per second between the first and the last that got mail; 0 for fewer than two. */
    public double perSecond() {
        return lastNanos > firstNanos ? (sent - 1) / ((lastNanos - firstNanos) / 1e9) : 0;
    }

    /** Seconds from the arrival of the first message until the queue was empty for good; infinite if it is not. */
    public double drainedSeconds() {
        return inSystem > 0 ? Double.POSITIVE_INFINITY : Math.max(0, lastRemovedNanos - firstBeganNanos) / 1e9;
    }
}
