package org.qmgrsim.report.story;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.journal.saved.RunProperties;

/** How a file that lay in a directory was found there. */
final class Finding {
    private static final long SECOND = 1_000_000_000L;
    private static final String WAKEUP = "qmgr/unix/wakeup";

    private final Life life;
    private final Impulses impulses;
    private final RunProperties run;

    Finding(Life life, Impulses impulses, RunProperties run) {
        this.life = life;
        this.impulses = impulses;
        this.run = run;
    }

    void tell(Stretch stretch, Told told) {
        switch (stretch.reason()) {
            case PICKUP -> pickup(stretch, told);
            case TRIGGER -> trigger(stretch, told);
            case NO_TRIGGER -> lost(stretch, told);
            case BACKOFF -> backoff(stretch, told);
            case LOCKED -> locked(stretch, told);
            case HOLD -> hold(stretch, told);
            default -> told.say(Sentence.of("corrupt", stretch.begin().number()));
        }
    }

    private void pickup(Stretch stretch, Told told) {
        Fact acted = life.fact(stretch.blocker());
        if (acted != null && acted.what() instanceof Happening.OperatorActed what) {
            told.say(Sentence.of("requeued", acted.number()).with("action", what.action()));
        }
        if (stretch.end() == null) {
            told.say(Sentence.of("pickup.never")).governedBy("pickup/unix/wakeup");
            return;
        }
        Impulse by = impulses.behind(stretch.end().cause());
        found("pickup", by, stretch, told);
        if (by != null && by.kind() == Impulse.Kind.WAKEUP) {
            told.governedBy("pickup/unix/wakeup");
        }
    }

    private void trigger(Stretch stretch, Told told) {
        Fact blocker = life.fact(stretch.blocker());
        if (blocker != null && blocker.what() instanceof Happening.ProcessForked) {
            told.say(Sentence.of("taken.back", blocker.number()));
        }
        if (stretch.end() != null && stretch.end().what() instanceof Happening.WaitBegan next) {
            if (next.reason() == Wait.NO_TRIGGER) {
                told.say(Sentence.of("trigger.failed", next.blocker()));
                return;
            } else if (next.reason() == Wait.TRIGGER) {
                told.say(Sentence.of("trigger.sync"));
                return;
            }
        }
        released(stretch, told);
        if (stretch.untilNanos(run.endNanos()) - stretch.fromNanos() > SECOND) {
            told.governedBy(WAKEUP);
        }
    }

    private void lost(Stretch stretch, Told told) {
        Fact lost = life.fact(stretch.blocker());
        String how = "no_socket";
        if (lost != null && lost.what() instanceof Happening.TriggerLost loss) {
            how = loss.loss().name().toLowerCase(Locale.ROOT);
        } else if (life.isByHand()) {
            how = "by_hand";
        }
        told.say(Sentence.of("lost." + how, stretch.blocker()).at("at", stretch.fromNanos()));
        told.governedBy(WAKEUP);
        released(stretch, told);
    }

    private void backoff(Stretch stretch, Told told) {
        Fact blocker = life.fact(stretch.blocker());
        if (blocker != null && blocker.what() instanceof Happening.MessageDeferred deferred) {
            deferred(stretch, blocker, deferred, told);
        } else {
            told.say(Sentence.of("into.deferred", stretch.blocker()));
        }
        told.governedBy("queue_run_delay");
        released(stretch, told);
    }

    private void deferred(Stretch stretch, Fact fact, Happening.MessageDeferred deferred, Told told) {
        life.last(Happening.RecipientDone.class, 0, fact.number())
                .filter(done -> ((Happening.RecipientDone) done.what()).status() != Happening.Status.SENT)
                .ifPresent(done -> told.say(Sentence.of("deferred.why", done.number())
                        .with("reply", ((Happening.RecipientDone) done.what()).reply())));
        Optional<Fact> touched = life.last(Happening.FileTouched.class, 0, fact.number());
        if (touched.isPresent()) {
            long second = ((Happening.FileTouched) touched.get().what()).mtimeSecond();
            long least = life.setting(deferred.qmgr(), "minimal_backoff_time");
            long most = life.setting(deferred.qmgr(), "maximal_backoff_time");
            String rule = deferred.delaySeconds() == least ? "least" : deferred.delaySeconds() == most ? "most" : "age";
            told.say(Sentence.of(
                            "deferred.until." + rule,
                            fact.number(),
                            touched.get().number())
                    .at("until", (second - 1) * SECOND - run.epochCalendarNanos())
                    .span("delay", deferred.delaySeconds() * SECOND));
            told.governedBy(rule.equals("most") ? "maximal_backoff_time" : "minimal_backoff_time");
            long eligible = (second - 1) * SECOND - run.epochCalendarNanos();
            long end = stretch.untilNanos(run.endNanos());
            if (stretch.end() != null && end - eligible > SECOND) {
                told.say(Sentence.of("deferred.scan").span("more", end - eligible));
            }
        }
    }

    private void locked(Stretch stretch, Told told) {
        told.say(Sentence.of("locked", stretch.begin().number()));
        life.last(Happening.RecipientDone.class, stretch.begin().number(), stretch.last())
                .ifPresent(done -> told.say(Sentence.of("locked.done", done.number())
                        .at("at", done.atNanos())
                        .with("reply", ((Happening.RecipientDone) done.what()).reply())));
        released(stretch, told);
        told.governedBy(WAKEUP);
    }

    private void hold(Stretch stretch, Told told) {
        told.say(Sentence.of("hold", stretch.blocker()).at("at", stretch.fromNanos()));
        if (stretch.end() != null) {
            told.say(Sentence.of("hold.end", stretch.end().number())
                    .at("at", stretch.end().atNanos()));
        }
    }

    /** What ended a wait for a scan of qmgr. */
    private void released(Stretch stretch, Told told) {
        Fact end = stretch.end();
        if (end == null) {
            told.say(Sentence.of("never." + directory(stretch.reason())));
            return;
        }
        if (end.what() instanceof Happening.MessageRemoved) {
            told.say(Sentence.of("removed.by.hand", end.number()));
            return;
        }
        Optional<Fact> moved = life.within(stretch.begin().number(), stretch.last()).stream()
                .filter(fact -> fact.what() instanceof Happening.FileMoved file && file.to() == QueueName.ACTIVE)
                .findFirst();
        if (moved.isEmpty()) {
            Optional<Fact> acted =
                    life.first(Happening.OperatorActed.class, stretch.begin().number(), stretch.last());
            if (acted.isPresent()) {
                told.say(Sentence.of("operator", acted.get().number())
                        .with("action", ((Happening.OperatorActed) acted.get().what()).action()));
            } else {
                told.say(Sentence.of("passed.on", end.number()));
            }
            return;
        }
        found(directory(stretch.reason()), impulses.behind(moved.get().cause()), stretch, told);
    }

    private static String directory(Wait wait) {
        return switch (wait) {
            case BACKOFF -> "deferred";
            case PICKUP -> "pickup";
            default -> "incoming";
        };
    }

    private void found(String directory, @Nullable Impulse by, Stretch stretch, Told told) {
        if (by == null) {
            told.say(Sentence.of(directory + ".by.itself"));
            return;
        }
        Sentence sentence =
                switch (by.kind()) {
                    case TRIGGER ->
                        by.sender() == life.message()
                                ? Sentence.of(directory + ".own", by.fact())
                                : Sentence.of(directory + ".other", by.fact())
                                        .with("other", life.idOf(by.sender(), stretch.last()));
                    case WAKEUP -> Sentence.of(directory + ".wakeup", by.fact());
                    case TIMER -> Sentence.of(directory + ".timer", by.fact());
                    case OPERATOR -> Sentence.of(directory + ".operator", by.fact());
                    case START -> Sentence.of(directory + ".start" + starter(by.startedBy()), by.fact());
                };
        told.say(sentence.at("at", by.atNanos()));
    }

    private String starter(@Nullable Impulse by) {
        if (by == null) {
            return "";
        }
        return switch (by.kind()) {
            case TRIGGER -> by.sender() == life.message() ? ".own" : ".other";
            case WAKEUP -> ".wakeup";
            default -> "";
        };
    }
}
