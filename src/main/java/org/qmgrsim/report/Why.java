package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.saved.SavedJournal;
import org.qmgrsim.journal.view.MessageState;
import org.qmgrsim.journal.view.ProcessState;
import org.qmgrsim.journal.view.QueueView;
import org.qmgrsim.journal.view.QueuedFile;
import org.qmgrsim.measure.Mover;

/**
 * Why a message waits, and what will end it, as sentences without words: a kind and what stands in its gaps, so that every
 * language can say them. All of it is read from the chain of facts, those to come included.
 */
public final class Why {
    /** A sentence; the comment names what stands in its gaps. */
    public enum Kind {
        /** When it came; how. */
        ARRIVING,
        /** How long cleanup pauses. */
        FLOW,
        /** Since when it lies in maildrop. */
        MAILDROP,
        /** When its trigger was sent. */
        ON_ITS_WAY,
        /** When its trigger was lost. */
        LOST,
        /** When its trigger was sent, of which qmgr heard nothing. */
        NOT_HEARD,
        /** Since when there is no qmgr. */
        NO_QMGR,
        /** Until when master starts none. */
        THROTTLED,
        /** When the wakeup comes that takes it. */
        BY_WAKEUP,
        /** When the trigger of another message comes that takes it. */
        BY_OTHER,
        /** When its own trigger is read. */
        BY_OWN,
        /** When a qmgr starts that takes it. */
        BY_START,
        /** When a flush takes it. */
        BY_FLUSH,
        /** When the deferred scan comes that takes it. */
        BY_TIMER,
        /** When a deferred scan passed it by: it does not read incoming. */
        NOT_DEFERRED_SCAN,
        /** When it was put off; before when it is not taken. */
        PUT_OFF,
        /** The reason in the defer log. */
        REASON,
        /** Since when it waits in active. */
        ACTIVE,
        /** When an agent gets it. */
        AGENT_COMES,
        /** Destination; since when it is with an agent. */
        DELIVERING,
        /** When the agent reports. */
        REPORTS,
        /** All agents have reported. */
        COMPLETING,
        /** Since when it is on hold. */
        HELD,
        /** Since when it is locked. */
        LOCKED,
        /** Since when it is set aside. */
        CORRUPT,
        /** When it left; after how long. */
        LEFT,
        /** Nothing in this run moves it. */
        NEVER
    }

    /** A sentence with what stands in its gaps: {@link At}, {@link Lasting} or text. */
    public record Sentence(Kind kind, List<Object> gaps) {
        /** Takes a copy of the list. */
        public Sentence {
            gaps = List.copyOf(gaps);
        }
    }

    /** An instant, in nanoseconds since the epoch of the run. */
    public record At(long nanos) {}

    /** A length of time. */
    public record Lasting(long nanos) {}

    private final SavedJournal journal;
    private final RunProperties run;
    private final QueueView view;
    private final int message;
    private final List<Sentence> sentences = new ArrayList<>();

    private Why(SavedJournal journal, RunProperties run, QueueView view, int message) {
        this.journal = journal;
        this.run = run;
        this.view = view;
        this.message = message;
    }

    /** The sentences about a message where a view stands; none before it began. */
    public static List<Sentence> of(SavedJournal journal, RunProperties run, QueueView view, int message) {
        Why why = new Why(journal, run, view, message);
        view.message(message).ifPresent(why::tell);
        return why.sentences;
    }

    private void say(Kind kind, Object... gaps) {
        sentences.add(new Sentence(kind, List.of(gaps)));
    }

    private void tell(MessageState state) {
        if (state.gone()) {
            say(Kind.LEFT, new At(state.sinceNanos()), new Lasting(state.sinceNanos() - state.beganNanos()));
            return;
        }
        Wait wait = state.waitsFor();
        At since = new At(state.sinceNanos());
        Release release = Release.of(journal, message, view.number());
        if (wait == null || wait == Wait.RECEIVING) {
            say(Kind.ARRIVING, new At(state.beganNanos()));
            return;
        }
        switch (wait) {
            case FLOW_CONTROL -> say(Kind.FLOW, since);
            case PICKUP -> {
                say(Kind.MAILDROP, since);
                never(release);
            }
            case TRIGGER -> {
                say(Kind.ON_ITS_WAY, since);
                qmgr();
                mover(release);
            }
            case NO_TRIGGER -> {
                lost(state);
                qmgr();
                mover(release);
                deferredScan(state);
            }
            case BACKOFF -> backoff(state, release);
            case LOCKED -> {
                say(Kind.LOCKED, since);
                mover(release);
            }
            case HOLD -> {
                say(Kind.HELD, since);
                never(release);
            }
            case AGENT -> {
                say(Kind.ACTIVE, since);
                if (release == null) {
                    say(Kind.NEVER);
                } else {
                    say(Kind.AGENT_COMES, new At(release.atNanos()));
                }
            }
            case DELIVERY -> delivery(state, release);
            case COMPLETION -> say(Kind.COMPLETING);
            case CORRUPT -> {
                say(Kind.CORRUPT, since);
                never(release);
            }
            default -> {
                // receiving was told above
            }
        }
    }

    private void never(@Nullable Release release) {
        if (release == null) {
            say(Kind.NEVER);
        }
    }

    private void lost(MessageState state) {
        Happening.WaitBegan began =
                (Happening.WaitBegan) journal.fact(state.sinceFact()).what();
        Fact blocker = began.blocker() == 0 ? null : journal.fact(began.blocker());
        if (blocker != null && blocker.what() instanceof Happening.TriggerLost) {
            say(Kind.LOST, new At(blocker.atNanos()));
        } else {
            say(Kind.NOT_HEARD, new At(state.sinceNanos()));
        }
    }

    private void mover(@Nullable Release release) {
        if (release == null) {
            say(Kind.NEVER);
            return;
        }
        Mover mover = release.mover();
        At at = new At(release.atNanos());
        if (mover != null) {
            say(
                    switch (mover) {
                        case WAKEUP -> Kind.BY_WAKEUP;
                        case OTHER_TRIGGER -> Kind.BY_OTHER;
                        case OWN_TRIGGER -> Kind.BY_OWN;
                        case START -> Kind.BY_START;
                        case FLUSH -> Kind.BY_FLUSH;
                        case DEFERRED_TIMER -> Kind.BY_TIMER;
                    },
                    at);
        }
    }

    /** Whether there is a qmgr to be told. */
    private void qmgr() {
        boolean runs = view.processes().stream()
                .anyMatch(process ->
                        process.forked().program().equals("qmgr") && process.life() == ProcessState.Life.ALIVE);
        if (runs) {
            return;
        }
        view.services().stream()
                .filter(service -> service.defined().name().equals("qmgr"))
                .findFirst()
                .ifPresent(service -> {
                    if (service.throttled()) {
                        say(Kind.THROTTLED, new At(service.sinceNanos() + service.throttleSeconds() * 1_000_000_000L));
                    } else {
                        say(Kind.NO_QMGR);
                    }
                });
    }

    /** The last scan of deferred while the message lay in incoming: people wonder why it did not help. */
    private void deferredScan(MessageState state) {
        long from = state.sinceFact();
        long last = 0;
        for (ProcessState process : view.processes()) {
            if (process.forked().program().equals("qmgr")) {
                for (long fact = journal.last(process.subject()); fact > from; fact = journal.previous(fact)) {
                    if (fact <= view.number()
                            && last == 0
                            && journal.fact(fact).what() instanceof Happening.ScanStarted scan
                            && scan.queue() == QueueName.DEFERRED) {
                        last = fact;
                    }
                }
            }
        }
        if (last != 0) {
            say(Kind.NOT_DEFERRED_SCAN, new At(journal.nanos(last)));
        }
    }

    private void backoff(MessageState state, @Nullable Release release) {
        Optional<QueuedFile> file = view.files(message).stream().findFirst();
        if (file.isPresent()) {
            long eligible = (file.get().mtimeSecond() - 1) * 1_000_000_000L - run.epochCalendarNanos();
            say(Kind.PUT_OFF, new At(state.sinceNanos()), new At(eligible));
        }
        for (long fact = journal.last(message); fact != 0; fact = journal.previous(fact)) {
            if (fact <= state.sinceFact() && journal.fact(fact).what() instanceof Happening.DeferLogged logged) {
                say(Kind.REASON, logged.reason());
                break;
            }
        }
        mover(release);
    }

    private void delivery(MessageState state, @Nullable Release release) {
        String where = "";
        for (long fact = journal.last(message); fact >= state.sinceFact(); fact = journal.previous(fact)) {
            if (fact <= view.number() && journal.fact(fact).what() instanceof Happening.DeliveryBegan began) {
                where = view.destination(began.destination())
                        .map(destination -> destination.named().nexthop())
                        .orElse("");
            }
        }
        say(Kind.DELIVERING, where, new At(state.sinceNanos()));
        if (release != null) {
            say(Kind.REPORTS, new At(release.atNanos()));
        }
    }
}
