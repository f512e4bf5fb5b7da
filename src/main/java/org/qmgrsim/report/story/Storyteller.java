package org.qmgrsim.report.story;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.saved.SavedJournal;

/** Makes a story of a message's facts: each wait becomes a part. */
final class Storyteller {
    private final Life life;
    private final RunProperties run;
    private final Arriving arriving;
    private final Finding finding;
    private final Trying trying;

    Storyteller(SavedJournal journal, RunProperties run, int message) {
        this.life = new Life(journal, message);
        this.run = run;
        this.arriving = new Arriving(life);
        this.finding = new Finding(life, new Impulses(life), run);
        this.trying = new Trying(life, journal);
    }

    Story tell() {
        List<Fact> facts = life.facts();
        Fact began = facts.stream()
                .filter(fact -> fact.what() instanceof Happening.MessageBegan)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(life.message() + " is no message"));
        List<Fact> borders = facts.stream()
                .filter(fact ->
                        fact.what() instanceof Happening.WaitBegan || fact.what() instanceof Happening.MessageRemoved)
                .toList();
        List<Part> parts = new ArrayList<>();
        Fact last = borders.get(borders.size() - 1);
        boolean left = last.what() instanceof Happening.MessageRemoved;
        for (int i = 0; i < borders.size(); i++) {
            if (borders.get(i).what() instanceof Happening.WaitBegan wait) {
                Stretch stretch = new Stretch(
                        wait.reason(),
                        wait.blocker(),
                        borders.get(i),
                        i + 1 < borders.size() ? borders.get(i + 1) : null);
                parts.add(part(stretch));
            }
        }
        List<String> ids = facts.stream()
                .filter(fact -> fact.what() instanceof Happening.FileCreated)
                .map(fact -> ((Happening.FileCreated) fact.what()).queueId())
                .toList();
        long end = left ? last.atNanos() : run.endNanos();
        return new Story(
                life.message(),
                life.place(began),
                ids,
                began.atNanos(),
                end,
                left,
                arriving.opening(began, ids),
                ending(last, end - began.atNanos()),
                parts);
    }

    private Part part(Stretch stretch) {
        Told told = new Told();
        Wait reason = stretch.reason();
        switch (reason) {
            case RECEIVING, FLOW_CONTROL -> arriving.tell(stretch, told);
            case PICKUP, TRIGGER, NO_TRIGGER, BACKOFF, LOCKED, HOLD, CORRUPT -> finding.tell(stretch, told);
            case AGENT, DELIVERY, COMPLETION -> trying.tell(stretch, told);
        }
        return new Part(
                reason,
                stretch.fromNanos(),
                stretch.untilNanos(run.endNanos()),
                stretch.end() != null,
                told.sentences(),
                told.parameters());
    }

    private Sentence ending(Fact last, long nanos) {
        if (!(last.what() instanceof Happening.MessageRemoved)) {
            return Sentence.of("ending.waiting", last.number()).span("life", nanos);
        }
        return Sentence.of("ending." + fate(), last.number())
                .at("at", last.atNanos())
                .span("life", nanos);
    }

    private String fate() {
        int sent = 0;
        int bounced = 0;
        for (Fact fact : life.facts()) {
            if (fact.what() instanceof Happening.MessageExpired) {
                return "expired";
            } else if (fact.what() instanceof Happening.RecipientDone done) {
                sent += done.status() == Happening.Status.SENT ? 1 : 0;
                bounced += done.status() == Happening.Status.BOUNCED ? 1 : 0;
            }
        }
        if (bounced > 0) {
            return sent > 0 ? "partly" : "bounced";
        }
        return sent > 0 ? "delivered" : "removed";
    }
}
