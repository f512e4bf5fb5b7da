package org.qmgrsim.scenario;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.kernel.Gate;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.scenario.load.Arrival;
import org.qmgrsim.scenario.load.ClosedLoop;
import org.qmgrsim.spool.Mail;

/** One of the clients of a closed loop: it has a message in hand until that is accepted, and then takes the next. */
final class LoopClient implements Producers.Bearer {
    /** What the clients of a loop share: whoever is free takes the next message. */
    private static final class Shared {
        private final ClosedLoop loop;
        private final long sourceKey;
        private final Producers producers;
        private final World world;
        private final Agenda agenda;
        private long taken;

        Shared(ClosedLoop loop, long sourceKey, Producers producers, World world) {
            this.loop = loop;
            this.sourceKey = sourceKey;
            this.producers = producers;
            this.world = world;
            this.agenda = world.agenda();
        }

        @Nullable
        Arrival arrival(long nanos, long ordinal) {
            return nanos > world.scenario().endNanos() ? null : loop.arrival(nanos, ordinal, sourceKey, world.luck());
        }
    }

    private final Shared shared;
    private long ordinal;
    private @Nullable Letter letter; // the message in hand
    private long nextNanos;
    private int overThisConnection;

    private LoopClient(Shared shared) {
        this.shared = shared;
        this.ordinal = shared.taken++;
    }

    /** All clients of a loop begin. */
    static void begin(ClosedLoop loop, long sourceKey, Producers producers, World world) {
        Shared shared = new Shared(loop, sourceKey, producers, world);
        world.agenda().setCause(0);
        for (int i = 0; i < loop.clients(); i++) {
            new LoopClient(shared).sendAt(loop.window().beginNanos());
        }
    }

    private void sendAt(long nanos) {
        shared.agenda.schedule(Math.max(nanos, shared.agenda.now()), this::send);
    }

    private @Nullable Letter next(long nanos) {
        Arrival arrival = shared.arrival(nanos, ordinal);
        return arrival == null ? null : new Letter(arrival, Luck.key(shared.sourceKey, ordinal));
    }

    private void send() {
        Letter inHand = letter == null ? next(shared.agenda.now()) : letter;
        if (inHand != null) {
            letter = inHand;
            overThisConnection = 0;
            shared.producers.bring(inHand, this);
        }
    }

    @Override
    public boolean comesAgain() {
        return true;
    }

    @Override
    public void refused() {
        sendAt(shared.agenda.now() + shared.loop.retryNanos());
    }

    @Override
    public @Nullable Gate answered(String reply) {
        if (reply.startsWith("4")) {
            return null;
        }
        letter = null;
        ordinal = shared.taken++;
        nextNanos = shared.agenda.now() + shared.loop.pauseNanos(ordinal, shared.sourceKey, shared.world.luck());
        overThisConnection++;
        boolean goesOn = overThisConnection < shared.loop.perConnection()
                && shared.loop.envelope().origin() == Origin.SMTP
                && shared.arrival(nextNanos, ordinal) != null;
        if (!goesOn) {
            return null;
        }
        Gate gate = new Gate();
        shared.agenda.schedule(nextNanos, gate::open);
        return gate;
    }

    @Override
    public Mail next() {
        Letter inHand = next(shared.agenda.now());
        if (inHand == null) {
            throw new IllegalStateException("a message was announced that is none");
        }
        letter = inHand;
        return shared.producers.opened(inHand);
    }

    @Override
    public void over() {
        if (letter == null) {
            sendAt(nextNanos);
        } else {
            refused(); // the message in hand was not accepted
        }
    }
}
