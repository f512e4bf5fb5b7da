package org.qmgrsim.report.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.journal.saved.SavedJournal;

/** How a message fared in the active queue: its turn, its deliveries, and what qmgr did then. */
final class Trying {
    private final Life life;
    private final SavedJournal journal;
    private @Nullable Map<Long, Crowding.Watch> watches;

    Trying(Life life, SavedJournal journal) {
        this.life = life;
        this.journal = journal;
    }

    void tell(Stretch stretch, Told told) {
        if (stretch.reason() == Wait.AGENT) {
            agent(stretch, told);
        } else if (stretch.reason() == Wait.DELIVERY) {
            delivery(stretch, told);
        } else {
            completion(stretch, told);
        }
    }

    // ---------------------------------------------------------------- its turn

    private void agent(Stretch stretch, Told told) {
        Fact end = stretch.end();
        if (end == null) {
            told.say(Sentence.of("agent.waiting"));
            return;
        }
        Crowding.Watch crowding = watches().get(end.number());
        if (crowding == null) {
            told.say(Sentence.of("agent.none", end.number()));
            return;
        }
        Happening.DestinationNamed named = named(crowding.destination(), end.number());
        Crowding.Obstacle main = crowding.main();
        String key =
                switch (main) {
                    case RATE -> "agent.rate";
                    case WINDOW -> "agent.window";
                    case PROCESSES -> "agent.processes";
                    case THROTTLE -> "agent.throttle";
                    case START -> "agent.start";
                    case TURN -> "agent.turn";
                };
        told.say(Sentence.of(key, end.number())
                .with("transport", named.transport())
                .with("nexthop", named.nexthop())
                .with("window", crowding.fullWindow())
                .with("processes", crowding.mostProcesses())
                .span("time", crowding.nanos(main)));
        govern(main, named, crowding.fullWindow(), told);
    }

    /** What was in the way before each delivery, by the number of the fact that ended the wait for it. */
    private Map<Long, Crowding.Watch> watches() {
        Map<Long, Crowding.Watch> known = watches;
        if (known == null) {
            known = new LinkedHashMap<>();
            Fact waits = null;
            for (Fact fact : life.facts()) {
                if (fact.what() instanceof Happening.WaitBegan wait) {
                    if (waits != null && wait.reason() == Wait.DELIVERY) {
                        watch(waits, fact, known);
                    }
                    waits = wait.reason() == Wait.AGENT ? fact : null;
                }
            }
            Crowding.see(journal, List.copyOf(known.values()));
            watches = known;
        }
        return known;
    }

    private void watch(Fact begin, Fact end, Map<Long, Crowding.Watch> into) {
        life.first(Happening.DeliveryBegan.class, end.number(), Long.MAX_VALUE).ifPresent(began -> {
            int destination = ((Happening.DeliveryBegan) began.what()).destination();
            String transport = named(destination, began.number()).transport();
            into.put(end.number(), new Crowding.Watch(destination, transport, begin.atNanos(), end));
        });
    }

    private static void govern(Crowding.Obstacle obstacle, Happening.DestinationNamed named, int window, Told told) {
        String transport = named.transport();
        switch (obstacle) {
            case RATE -> told.governedBy(transport + "_destination_rate_delay", "default_destination_rate_delay");
            case WINDOW -> {
                if (window == named.limit()) {
                    told.governedBy(
                            transport + "_destination_concurrency_limit", "default_destination_concurrency_limit");
                } else { // it grows from here with each success
                    told.governedBy(transport + "_initial_destination_concurrency", "initial_destination_concurrency");
                }
            }
            case PROCESSES -> told.governedBy(transport + "/unix/process_limit", "default_process_limit");
            case THROTTLE -> told.governedBy("service_throttle_time");
            default -> {
                // nothing that a parameter decides
            }
        }
    }

    private Happening.DestinationNamed named(int destination, long number) {
        return journal.backwards(destination)
                .filter(fact -> fact.number() <= number && fact.what() instanceof Happening.DestinationNamed)
                .map(fact -> (Happening.DestinationNamed) fact.what())
                .findFirst()
                .orElseThrow();
    }

    // ---------------------------------------------------------------- deliveries

    private void delivery(Stretch stretch, Told told) {
        List<Fact> done = life.within(stretch.begin().number(), stretch.last()).stream()
                .filter(fact -> fact.what() instanceof Happening.RecipientDone)
                .toList();
        boolean lost = life.first(Happening.AgentLost.class, stretch.begin().number(), stretch.last())
                .isPresent();
        if (lost) {
            told.say(Sentence.of("delivery.lost", stretch.last()));
        }
        for (Fact fact : life.within(stretch.begin().number(), stretch.last())) {
            if (fact.what() instanceof Happening.MessageReinjected handed) {
                told.say(Sentence.of("delivery.filter", fact.number())
                        .with("filter", handed.filter())
                        .with("other", life.idOf(handed.as(), Long.MAX_VALUE))
                        .at("at", fact.atNanos()));
            }
        }
        if (done.size() == 1) {
            one(done.get(0), told);
        } else if (!done.isEmpty()) {
            many(done, told);
        } else if (!lost) {
            told.say(Sentence.of(
                    stretch.end() == null
                            ? "delivery.unfinished"
                            : qmgrEnded(stretch) ? "delivery.orphan" : "delivery.cut"));
        }
    }

    private boolean qmgrEnded(Stretch stretch) {
        return life.last(Happening.MessageActive.class, 0, stretch.begin().number()).stream()
                .mapToInt(fact -> ((Happening.MessageActive) fact.what()).qmgr())
                .mapToObj(journal::life)
                .flatMap(List::stream)
                .anyMatch(fact -> fact.what() instanceof Happening.ProcessEnded && fact.number() < stretch.last());
    }

    private void one(Fact fact, Told told) {
        Happening.RecipientDone what = (Happening.RecipientDone) fact.what();
        String program =
                life.process(what.agent()).map(Happening.ProcessForked::program).orElse("agent");
        boolean tried = !what.relay().isEmpty() && !what.relay().equals("none");
        String key =
                switch (what.status()) {
                    case SENT, EXPANDED -> tried ? "delivery.sent" : "delivery.local";
                    case BOUNCED -> "delivery.bounced";
                    case DEFERRED, SOFTBOUNCE -> tried ? "delivery.deferred" : "delivery.untried";
                };
        told.say(Sentence.of(key, fact.number())
                .with("program", program)
                .with("recipient", what.recipient())
                .with("relay", what.relay())
                .with("reply", what.reply())
                .span("connect", what.connectNanos())
                .span("deliver", what.deliverNanos()));
    }

    private static void many(List<Fact> done, Told told) {
        int sent = 0;
        int deferred = 0;
        int bounced = 0;
        for (Fact fact : done) {
            switch (((Happening.RecipientDone) fact.what()).status()) {
                case SENT, EXPANDED -> sent++;
                case BOUNCED -> bounced++;
                case DEFERRED, SOFTBOUNCE -> deferred++;
            }
        }
        told.say(Sentence.of(
                        "delivery.many",
                        done.get(0).number(),
                        done.get(done.size() - 1).number())
                .with("recipients", done.size())
                .with("sent", sent)
                .with("deferred", deferred)
                .with("bounced", bounced)
                .at("last", done.get(done.size() - 1).atNanos()));
    }

    // ---------------------------------------------------------------- afterwards

    private void completion(Stretch stretch, Told told) {
        Fact end = stretch.end();
        if (end == null) {
            told.say(Sentence.of("completion.unfinished"));
        } else if (end.what() instanceof Happening.MessageRemoved) {
            told.say(Sentence.of("completion.removed", end.number()));
        } else {
            told.say(Sentence.of("completion.deferred", end.number()));
        }
    }
}
