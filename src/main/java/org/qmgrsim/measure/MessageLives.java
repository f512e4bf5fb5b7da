package org.qmgrsim.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.Wait;

/**
 * Tells the life of each message when it ends, and at the end of the run those of all that are still there, in order of
 * their arrival. It remembers only messages that are in the system.
 */
public final class MessageLives implements Reader {
    private final Consumer<MessageLife> to;
    private final ScanCauses scans = new ScanCauses();
    private final BySubject<Open> open = new BySubject<>();
    private final BySubject<String> formerIds = new BySubject<>(); // of messages that are about to begin

    /** Lives are handed over one by one. */
    public MessageLives(Consumer<MessageLife> to) {
        this.to = to;
    }

    @Override
    public boolean reads(int kind) {
        return switch (kind) {
            case Happening.MessageBegan.CODE,
                    Happening.MessageReinjected.CODE,
                    Happening.WaitBegan.CODE,
                    Happening.FileCreated.CODE,
                    Happening.FileReady.CODE,
                    Happening.FileMoved.CODE,
                    Happening.MessageActive.CODE,
                    Happening.RecipientDone.CODE,
                    Happening.MessageDeferred.CODE,
                    Happening.MessageExpired.CODE,
                    Happening.MessageRemoved.CODE,
                    Happening.RunEnded.CODE -> true;
            default -> scans.reads(kind);
        };
    }

    @Override
    public void read(Fact fact) {
        scans.read(fact);
        Happening what = fact.what();
        if (what.code() == Happening.MessageBegan.CODE) {
            String comesOf = formerIds.get(fact.subject());
            formerIds.remove(fact.subject());
            open.put(fact.subject(), new Open(fact, (Happening.MessageBegan) what, comesOf == null ? "" : comesOf));
        } else if (what.code() == Happening.RunEnded.CODE) {
            for (int subject : open.subjects()) {
                Open message = open.get(subject);
                open.remove(subject);
                if (message != null) {
                    to.accept(message.end(fact.atNanos(), MessageLife.NEVER));
                }
            }
        } else {
            Open message = open.get(fact.subject());
            if (message != null) {
                read(message, fact);
            }
        }
    }

    private void read(Open message, Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.WaitBegan.CODE -> message.wait(fact, ((Happening.WaitBegan) what).reason());
            case Happening.FileCreated.CODE -> message.queueIds.add(((Happening.FileCreated) what).queueId());
            case Happening.FileReady.CODE -> message.ready(fact, (Happening.FileReady) what);
            case Happening.FileMoved.CODE -> {
                if (((Happening.FileMoved) what).to() == QueueName.ACTIVE) {
                    message.fedBy = scans.of(fact.cause());
                }
            }
            case Happening.MessageReinjected.CODE ->
                formerIds.put(((Happening.MessageReinjected) what).as(), message.queueId());
            case Happening.MessageActive.CODE -> message.active(fact);
            case Happening.RecipientDone.CODE -> message.done(fact, ((Happening.RecipientDone) what).status());
            case Happening.MessageDeferred.CODE -> message.deferrals++;
            case Happening.MessageExpired.CODE -> message.expired = true;
            case Happening.MessageRemoved.CODE -> {
                open.remove(fact.subject());
                message.expect(fact);
                to.accept(message.end(fact.atNanos(), fact.atNanos()));
            }
            default -> {
                // nothing that a life tells
            }
        }
    }

    /** A message that is in the system. */
    private static final class Open {
        private final int subject;
        private final Happening.MessageBegan began;
        private final long arrivedNanos;
        private final String comesOf;
        private final List<String> queueIds = new ArrayList<>(1);
        private final List<WaitedFor> waits = new ArrayList<>(8);
        private long link;
        private long waitsSinceNanos;
        private @Nullable Wait waitsFor;
        private int sizeBytes;
        private long queuedNanos = MessageLife.NEVER;
        private long activeNanos = MessageLife.NEVER;
        private long deliveredNanos = MessageLife.NEVER;
        private @Nullable ScanCause fedBy;
        private @Nullable Mover mover;
        private @Nullable Mover startedBy;
        private boolean triggerLost;
        private boolean expired;
        private int deferrals;
        private int sent;
        private int bounced;

        Open(Fact fact, Happening.MessageBegan began, String comesOf) {
            this.comesOf = comesOf;
            this.subject = fact.subject();
            this.began = began;
            this.arrivedNanos = fact.atNanos();
            this.link = fact.number();
        }

        /** The links of the waits make a chain; a journal in which they do not is broken. */
        void expect(Fact fact) {
            if (fact.since() != link) {
                throw new IllegalStateException("fact " + fact.number() + " ends the wait that fact " + fact.since()
                        + " began, but message " + subject + " is in the one of fact " + link);
            }
        }

        /** The one it has now. */
        String queueId() {
            return queueIds.isEmpty() ? "" : queueIds.get(queueIds.size() - 1);
        }

        void wait(Fact fact, Wait reason) {
            expect(fact);
            endWait(fact.atNanos());
            link = fact.number();
            waitsFor = reason;
            waitsSinceNanos = fact.atNanos();
            triggerLost |= reason == Wait.NO_TRIGGER;
        }

        private void endWait(long atNanos) {
            if (waitsFor != null) {
                waits.add(new WaitedFor(waitsFor, atNanos - waitsSinceNanos));
            }
        }

        void ready(Fact fact, Happening.FileReady ready) {
            sizeBytes = ready.sizeBytes();
            if (ready.queue() == QueueName.INCOMING && queuedNanos == MessageLife.NEVER) {
                queuedNanos = fact.atNanos();
            }
        }

        void active(Fact fact) {
            if (activeNanos == MessageLife.NEVER) {
                activeNanos = fact.atNanos();
                if (fedBy == null) {
                    throw new IllegalStateException("no scan under way made message " + subject + " active");
                }
                mover = fedBy.of(subject);
                ScanCause start = fedBy.startedBy();
                startedBy = start == null ? null : start.of(subject);
            }
        }

        void done(Fact fact, Happening.Status status) {
            if (status == Happening.Status.SENT) {
                sent++;
                deliveredNanos = fact.atNanos();
            } else if (status == Happening.Status.BOUNCED) {
                bounced++;
            }
        }

        MessageLife end(long endNanos, long removedNanos) {
            endWait(endNanos);
            return new MessageLife(
                    subject,
                    began.source(),
                    comesOf,
                    queueIds,
                    began.sender(),
                    began.recipients(),
                    sizeBytes,
                    arrivedNanos,
                    queuedNanos,
                    activeNanos,
                    mover,
                    startedBy,
                    triggerLost,
                    deferrals,
                    deliveredNanos,
                    removedNanos,
                    endNanos,
                    state(removedNanos != MessageLife.NEVER),
                    waits);
        }

        private FinalState state(boolean removed) {
            if (!removed) {
                return FinalState.STILL_WAITING;
            } else if (expired) {
                return FinalState.EXPIRED;
            } else if (bounced > 0) {
                return sent > 0 ? FinalState.PARTLY_BOUNCED : FinalState.BOUNCED;
            }
            return sent > 0 ? FinalState.DELIVERED : FinalState.REMOVED;
        }
    }
}
