package org.qmgrsim.report.story;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Wait;

/** How a message came into the queue. */
final class Arriving {
    private final Life life;

    Arriving(Life life) {
        this.life = life;
    }

    Sentence opening(Fact began, List<String> ids) {
        Happening.MessageBegan what = (Happening.MessageBegan) began.what();
        String recipients = life.facts().stream()
                .filter(fact -> fact.what() instanceof Happening.FileAddressed)
                .map(fact -> ((Happening.FileAddressed) fact.what()).recipients())
                .findFirst()
                .orElse("");
        boolean one = what.recipients() == 1 && !recipients.isEmpty();
        return Sentence.of(
                        "opening." + what.origin().name().toLowerCase(Locale.ROOT) + (one ? ".one" : ""),
                        began.number())
                .with("id", ids.isEmpty() ? "-" : ids.get(ids.size() - 1))
                .with("sender", what.sender())
                .with("recipient", recipients)
                .with("recipients", what.recipients())
                .with("filter", what.source())
                .with("former", former(began))
                .at("at", began.atNanos());
    }

    /** The ID of the message of which a content filter has made this one. */
    private String former(Fact began) {
        Fact cause = life.fact(began.cause());
        return cause != null && cause.what() instanceof Happening.MessageReinjected
                ? life.idOf(cause.subject(), cause.number())
                : "";
    }

    void tell(Stretch stretch, Told told) {
        if (stretch.reason() == Wait.FLOW_CONTROL) {
            told.say(Sentence.of("flow", stretch.begin().number())).governedBy("in_flow_delay");
            return;
        }
        Optional<Fact> ready =
                life.first(Happening.FileReady.class, stretch.begin().number(), stretch.last());
        Optional<Fact> forked = ready.flatMap(
                fact -> life.because(fact.cause(), cause -> cause.what() instanceof Happening.ProcessForked));
        if (ready.isEmpty()) {
            told.say(Sentence.of(stretch.end() == null ? "receiving.unfinished" : "receiving.paused"));
            return;
        }
        Happening.FileReady what = (Happening.FileReady) ready.get().what();
        Optional<Fact> client = life.first(Happening.ClientAccepted.class, 0, stretch.last());
        Optional<Fact> picked = life.first(Happening.PickedUp.class, 0, stretch.last());
        String how = picked.isPresent() ? "pickup" : client.isPresent() ? "smtp" : "local";
        Sentence sentence = Sentence.of("receiving." + how, ready.get().number())
                .with("queue", what.queue().toString())
                .with("id", life.idOf(life.message(), ready.get().number()))
                .with("bytes", what.sizeBytes())
                .with(
                        "client",
                        client.map(fact -> ((Happening.ClientAccepted) fact.what()).client())
                                .orElse(""));
        told.say(sentence);
        forked.filter(fact ->
                        fact.atNanos() >= stretch.fromNanos() && ((Happening.ProcessForked) fact.what()).service() != 0)
                .ifPresent(fact -> told.say(Sentence.of("forked", fact.number())
                        .with("program", ((Happening.ProcessForked) fact.what()).program())));
    }
}
