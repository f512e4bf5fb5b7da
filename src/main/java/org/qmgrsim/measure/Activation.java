package org.qmgrsim.measure;

import java.util.Arrays;
import java.util.function.Consumer;

/** How long messages wait in incoming, from queued to active, and what ends the wait. */
public final class Activation implements Consumer<MessageLife> {
    private final Waits all = new Waits();
    private final Waits withoutTrigger = new Waits();
    private final int[] movers = new int[Mover.values().length];
    private int messages;
    private int byWakeup;

    @Override
    public void accept(MessageLife life) {
        messages++;
        if (!life.wasQueued()) {
            return;
        }
        add(all, life);
        if (life.ownTriggerLost()) {
            add(withoutTrigger, life);
        }
        Mover mover = life.mover();
        if (mover != null) {
            movers[mover.ordinal()]++;
        }
        if (life.movedByWakeup()) {
            byWakeup++;
        }
    }

    private static void add(Waits waits, MessageLife life) {
        if (life.wasActive()) {
            waits.add(life.activationNanos());
        } else {
            waits.addCensored(life.activationNanos());
        }
    }

    /** Adds what another run showed. */
    public void add(Activation other) {
        messages += other.messages;
        byWakeup += other.byWakeup;
        all.add(other.all);
        withoutTrigger.add(other.withoutTrigger);
        Arrays.setAll(movers, mover -> movers[mover] + other.movers[mover]);
    }

    /** Messages that arrived, those included that were never queued. */
    public int messages() {
        return messages;
    }

    /** From queued to active, of every message that was queued. */
    public Waits waits() {
        return all;
    }

    /** The same of those whose own trigger was lost. */
    public Waits withoutTrigger() {
        return withoutTrigger;
    }

    /** Messages that were made active by this. */
    public int movedBy(Mover mover) {
        return movers[mover.ordinal()];
    }

    /** Messages that the wakeup made active, by its scan or by starting qmgr. */
    public int movedByWakeup() {
        return byWakeup;
    }

    /** Messages that were queued and still not active at the end. */
    public int never() {
        return all.censored();
    }
}
